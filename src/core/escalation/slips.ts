import type { LocalDate } from '../shared/local-date.js';
import { isOneOf, STATES_OF_WORK, type TaskState } from '../task/index.js';
import {
  holds,
  measure,
  type LightFacts,
  type Measure,
  type Proposal,
  type RuleContext,
  type SlipColour,
  type SlipRule,
} from '../warning/index.js';

/** The 督办单 last issued for the task under its present deadline. */
export interface LastSlip {
  readonly colour: SlipColour;
  readonly limitOn: LocalDate;
  /** Answered in time or with a valid reason. */
  readonly isMet: boolean;
}

export interface SlipFacts extends LightFacts {
  readonly lastSlip: LastSlip | null;
}

/** A 督办单 for an officer to check and issue; the system never issues one. */
export interface SlipDraft {
  readonly colour: SlipColour;
  /** `cause`: its own condition holds; `limit`: the slip before it was not met. */
  readonly ground: 'cause' | 'limit';
  readonly needsApproval: boolean;
  /** The last day to answer if it is issued today. */
  readonly limitOn: LocalDate;
}

/**
 * The hardest slip there is ground for and that is harder than the one already out, or null. The next colour comes when
 * the limit of the one before passed unmet, or directly for cause (domain.md section 4.3).
 */
export function slipDraft(facts: SlipFacts, ctx: RuleContext): SlipDraft | null {
  const measured = mayGetSlip(facts.state) ? measure(facts, ctx) : null;
  if (measured === null) return null;
  const { slips } = ctx.pack;
  const issued = slips.findIndex(({ colour }) => colour === facts.lastSlip?.colour);
  const isUnmet = facts.lastSlip !== null && !facts.lastSlip.isMet && ctx.today > facts.lastSlip.limitOn;
  for (let at = slips.length - 1; at > issued; at -= 1) {
    const rule = slips[at];
    const ground = rule && groundFor(rule, measured, isUnmet && at === issued + 1);
    if (rule && ground) return { ...draft(rule, ctx), ground };
  }
  return null;
}

function groundFor(rule: SlipRule, measured: Measure, previousIsUnmet: boolean): SlipDraft['ground'] | null {
  if (rule.when !== null && holds(rule.when, measured)) return 'cause';
  return rule.afterPreviousLimit && previousIsUnmet ? 'limit' : null;
}

function draft(rule: SlipRule, { calendar, today }: RuleContext): Omit<SlipDraft, 'ground'> {
  const { colour, needsApproval, limitWorkdays } = rule;
  return { colour, needsApproval, limitOn: calendar.addWorkdays(today, limitWorkdays) };
}

const SLIP_STATES: readonly TaskState[] = ['issued', ...STATES_OF_WORK];

/** A task that waits for the supervisor, rests or is over gets none. */
export function mayGetSlip(state: TaskState): boolean {
  return isOneOf(SLIP_STATES, state);
}

/** What the scheduled checks of a task have found so far. */
export interface ConsequenceFacts {
  /** Checks that showed yellow under the present deadline. */
  readonly yellowChecks: number;
  /** Checks in a row, up to now, that showed red. */
  readonly redChecksInARow: number;
  readonly isRedSlipUnmet: boolean;
  readonly isInterviewUnmet: boolean;
  /** Proposed before, decided or not: nothing is proposed twice. */
  readonly alreadyProposed: readonly Proposal[];
}

/** 专函, 约谈 and 通报 for a person to decide, from the mildest to the hardest. */
export function proposalsDue(facts: ConsequenceFacts, { pack }: RuleContext): Proposal[] {
  const due = pack.consequences.filter(({ when }) => {
    switch (when.kind) {
      case 'yellowChecks':
        return facts.yellowChecks >= when.times;
      case 'redChecksInARow':
        return facts.redChecksInARow >= when.times;
      case 'redSlipUnmet':
        return facts.isRedSlipUnmet;
      case 'interviewUnmet':
        return facts.isInterviewUnmet;
    }
  });
  return [...new Set(due.map(({ propose }) => propose))].filter(
    (one) => !facts.alreadyProposed.includes(one),
  );
}
