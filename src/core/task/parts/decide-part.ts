import type { WorkCalendar } from '../../calendar/index.js';
import { refuse, type Refusal } from '../../shared/refusal.js';
import type { LocalDate } from '../../shared/local-date.js';
import { err, ok, type Result } from '../../shared/result.js';
import type { TaskLimits } from '../facts.js';
import { refuseAdministrator } from '../guards/actor-guards.js';
import { isOneOf, STATES_OF_WORK } from '../phases.js';
import type { TaskState } from '../states.js';
import * as g from './part-guards.js';
import type { PartDecision, PartFacts } from './part-facts.js';
import type { PartAction, PartState } from './part-states.js';

interface PartEdge {
  readonly taskStates: readonly TaskState[];
  readonly from: readonly PartState[];
  readonly guards: readonly g.PartGuard[];
  readonly effect: (facts: PartFacts, ctx: g.PartContext) => Omit<PartDecision, 'from' | 'document'>;
  readonly document: PartDecision['document'];
}

const FROM_REGISTER_ON: readonly TaskState[] = ['registered', 'reopened', 'issued', ...STATES_OF_WORK];
const ISSUED_AND_WORK: readonly TaskState[] = ['issued', ...STATES_OF_WORK];
const NOT_RELEASED: readonly PartState[] = ['owed', 'delivered', 'accepted'];

/** domain.md section 3: one lead and several helpers, who answer to the lead; what they cannot agree on, the supervisor decides. */
export const PART_EDGES: Readonly<Record<PartAction, PartEdge>> = {
  setPart: {
    taskStates: FROM_REGISTER_ON,
    from: ['owed'],
    guards: [g.actorIsTheLeadOrAnOfficer, g.textIsGiven, g.dueDayFitsTheTask],
    effect: ({ state }, { input }) => ({ to: state, event: 'task.part-set', ...newDay(input.dueOn) }),
    document: 'part_notice',
  },
  deliverPart: {
    taskStates: STATES_OF_WORK,
    from: ['owed'],
    guards: [g.actorIsOfThePart, g.textIsGiven],
    effect: () => ({ to: 'delivered', event: 'task.part-delivered' }),
    document: 'part_reply',
  },
  sendBackPart: {
    taskStates: STATES_OF_WORK,
    from: ['delivered'],
    guards: [g.actorIsTheLead, g.reasonOfPartIsGiven, g.dueDayFitsTheTask],
    effect: (_facts, { input }) => ({ to: 'owed', event: 'task.part-sent-back', ...newDay(input.dueOn) }),
    document: 'part_return',
  },
  acceptPart: {
    taskStates: STATES_OF_WORK,
    from: ['delivered'],
    guards: [g.actorIsTheLead],
    effect: () => ({ to: 'accepted', event: 'task.part-accepted' }),
    document: null,
  },
  raiseDispute: {
    taskStates: ISSUED_AND_WORK,
    from: NOT_RELEASED,
    guards: [g.actorIsASide, g.noDisputeIsOpen, g.reasonOfPartIsGiven],
    effect: ({ state }, { calendar, limits, today }) => ({
      to: state,
      event: 'task.dispute-raised',
      disputeDueOn: calendar.addWorkdays(today, limits.disputeDecisionWorkdays),
    }),
    document: 'dispute_record',
  },
  settleDispute: {
    taskStates: ISSUED_AND_WORK,
    from: NOT_RELEASED,
    guards: [
      g.actorSupervises,
      g.disputeIsOpen,
      g.disputeRaiserIsNotSettler,
      g.outcomeIsNamed,
      g.reasonOfPartIsGiven,
      g.dueDayFitsTheTask,
    ],
    effect: ({ state }, { input }) => ({
      to: input.outcome === 'released' ? 'released' : state,
      event: 'task.dispute-settled',
      ...newDay(input.dueOn),
    }),
    document: 'dispute_decision',
  },
};

/** What the act makes of the part, or the first rule that forbids it. */
export function decidePart(
  facts: PartFacts,
  action: PartAction,
  ctx: g.PartContext,
): Result<PartDecision, Refusal> {
  const edge = PART_EDGES[action];
  if (!isOneOf(edge.taskStates, facts.taskState))
    return err(refuse('task.action-not-allowed', { state: facts.taskState, action }));
  const administrator = refuseAdministrator(ctx.actor);
  if (administrator !== null) return err(administrator);
  if (!edge.from.includes(facts.state))
    return err(refuse('part.action-not-allowed', { state: facts.state, action }));
  for (const guard of edge.guards) {
    const refusal = guard(facts, ctx);
    if (refusal !== null) return err(refusal);
  }
  return ok({ ...edge.effect(facts, ctx), from: facts.state, document: edge.document });
}

function newDay(dueOn: LocalDate | undefined): { dueOn?: LocalDate } {
  return dueOn === undefined ? {} : { dueOn };
}

/** When a part is owed where nobody set a day: some working days before the whole, yet never before tomorrow's working day. */
export function partDueOn(
  taskDueOn: LocalDate,
  { calendar, limits, today }: { calendar: WorkCalendar; limits: TaskLimits; today: LocalDate },
): LocalDate {
  const before = calendar.subtractWorkdays(taskDueOn, limits.partLeadWorkdays);
  const earliest = calendar.addWorkdays(today, 1);
  const due = before < earliest ? earliest : before;
  return due > taskDueOn ? taskDueOn : due;
}
