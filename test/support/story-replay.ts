import type { DueRule, WorkCalendar } from '../../src/core/calendar/index.js';
import { localDate, type LocalDate } from '../../src/core/shared/local-date.js';
import {
  decide,
  DEFAULT_TASK_LIMITS,
  type Actor,
  type TaskAction,
  type TaskFacts,
  type TaskInput,
  type TaskState,
} from '../../src/core/task/index.js';
import { DEMO_ORGANISATIONS } from '../../seeds/demo/organisations.js';
import { DEMO_PEOPLE } from '../../seeds/demo/people.js';
import { DEMO_REPORTS } from '../../seeds/demo/reports.js';
import type { StoryTask, TaskStep } from '../../seeds/demo/story-step.js';
import { DEMO_TASKS, type DatedStep } from '../../seeds/demo/story.js';

/** One step that a rule forbids. */
export interface RefusedStep {
  readonly task: string;
  readonly on: LocalDate;
  readonly act: string;
  readonly code: string;
}

export interface Replay {
  readonly refused: readonly RefusedStep[];
  /** Where each task stands at the end. */
  readonly states: ReadonlyMap<string, TaskState>;
}

interface Ledger extends TaskFacts {
  readonly provedCriteria: readonly number[];
  readonly doneMeasures: readonly number[];
  readonly deliveredParts: readonly string[];
}

type DatedTaskStep = TaskStep<LocalDate>;

/** Plays the story on the rules of `core/task` alone, every task by itself. */
export function replay(story: readonly DatedStep[], calendar: WorkCalendar): Replay {
  const ledgers = new Map<string, Ledger>();
  const refused: RefusedStep[] = [];
  for (const step of story) {
    if (!('task' in step)) continue;
    const task = DEMO_TASKS.find(({ key }) => key === step.task);
    if (!task) throw new Error(`no task ${step.task}`);
    const before = prepare(ledgers.get(step.task) ?? draftOf(task), step);
    const action = actionOf(step);
    const decided = action === null ? null : decideStep(before, action, { task, step, calendar });
    if (decided !== null && !decided.ok)
      refused.push({ task: step.task, on: step.at, act: step.act, code: decided.error.code });
    ledgers.set(
      step.task,
      decided?.ok ? { ...before, ...decided.value.changes, state: decided.value.to } : before,
    );
  }
  return { refused, states: new Map([...ledgers].map(([key, { state }]) => [key, state])) };
}

function decideStep(
  facts: Ledger,
  action: TaskAction,
  { task, step, calendar }: { task: StoryTask; step: DatedTaskStep; calendar: WorkCalendar },
) {
  return decide(facts, action, {
    actor: actorOf(step.actor, task),
    today: step.at,
    calendar,
    limits: DEFAULT_TASK_LIMITS,
    input: inputOf(step),
  });
}

const PREPARING = ['assign', 'completeMeasure', 'addEvidence', 'deliverPart'];

/** The rule to ask, null for acts that only prepare another. */
function actionOf({ act }: DatedTaskStep): TaskAction | null {
  if (act === 'createTask') return 'register';
  return PREPARING.includes(act) ? null : (act as TaskAction);
}

/** The papers that an act puts on file before the rules are asked. */
function prepare(ledger: Ledger, step: DatedTaskStep): Ledger {
  switch (step.act) {
    case 'assign':
      return { ...ledger, leadOrganisationId: step.input.lead, parties: led(ledger, step.input.lead) };
    case 'submitPlan':
      return counted({ ...ledger, measures: step.input.measures.length, doneMeasures: [] });
    case 'completeMeasure':
      return counted({ ...ledger, doneMeasures: [...ledger.doneMeasures, step.input.measure] });
    case 'addEvidence':
      return counted({ ...ledger, provedCriteria: [...ledger.provedCriteria, step.input.criterion] });
    case 'deliverPart':
      return counted({ ...ledger, deliveredParts: [...ledger.deliveredParts, organisationOf(step.actor)] });
    case 'submit':
      return { ...ledger, hasSameKindReview: true };
    default:
      return ledger;
  }
}

function counted(ledger: Ledger): Ledger {
  return {
    ...ledger,
    openMeasures: ledger.measures - new Set(ledger.doneMeasures).size,
    criteriaWithEvidence: new Set(ledger.provedCriteria).size,
    criteriaProvedAnew: new Set(ledger.provedCriteria).size,
    openParts: ledger.parties.filter(
      ({ part, organisationId }) => part !== 'lead' && !ledger.deliveredParts.includes(organisationId),
    ).length,
  };
}

function led(ledger: Ledger, lead: string): Ledger['parties'] {
  return [{ organisationId: lead, part: 'lead' }, ...ledger.parties.filter(({ part }) => part !== 'lead')];
}

function draftOf(task: StoryTask): Ledger {
  const others = [...(task.responsible ?? []), ...(task.assisting ?? [])];
  const part = (organisationId: string) =>
    task.responsible?.includes(organisationId) ? ('responsible' as const) : ('assisting' as const);
  return {
    ...EMPTY,
    rectificationClass: task.rectificationClass,
    priority: task.priority ?? 'ordinary',
    leadOrganisationId: task.lead,
    parties: [
      { organisationId: task.lead, part: 'lead' },
      ...others.map((organisationId) => ({ organisationId, part: part(organisationId) })),
    ],
    openParts: others.length,
    criteria: task.criteria.length,
    criterionIds: task.criteria.map((_, i) => String(i + 1)),
    dueRule: dueRuleOf(task),
  };
}

function dueRuleOf({ dueRule }: StoryTask): DueRule {
  return dueRule.kind === 'fixedDate' ? { ...dueRule, date: localDate(dueRule.date) } : dueRule;
}

const EMPTY: Ledger = {
  state: 'draft',
  rectificationClass: null,
  priority: 'ordinary',
  isInternal: false,
  leadOrganisationId: null,
  parties: [],
  hasSource: true,
  hasTarget: true,
  hasOwner: true,
  dueRule: null,
  criteria: 0,
  criterionIds: [],
  criteriaWithEvidence: 0,
  reopenedOn: null,
  criteriaProvedAnew: 0,
  measures: 0,
  openMeasures: 0,
  openParts: 0,
  hasSameKindReview: false,
  lacksRuleText: false,
  cannotFinish: false,
  isCriticised: false,
  cameBack: false,
  issuedOn: null,
  signDueOn: null,
  signedOn: null,
  originalDueOn: null,
  currentDueOn: null,
  returnRequestedBy: null,
  returnRequestedOn: null,
  returnDecisionDueOn: null,
  planState: 'none',
  planSubmittedBy: null,
  extensionCount: 0,
  extensionRequestedBy: null,
  extensionDecisionDueOn: null,
  pausedOn: null,
  pausedFrom: null,
  pausedWorkdays: 0,
  submittedBy: null,
  verifiedBy: null,
  verificationMethod: null,
  hasFindings: false,
  firstDeciderId: null,
  firstVerdict: null,
  publicityEndsOn: null,
  undo: null,
  provedCriteria: [],
  doneMeasures: [],
  deliveredParts: [],
};

const pathOf = (code: string): string => {
  const organisation = DEMO_ORGANISATIONS.find((candidate) => candidate.code === code);
  if (!organisation) throw new Error(`no organisation ${code}`);
  return organisation.path;
};

function personOf(login: string) {
  const person = DEMO_PEOPLE.find((candidate) => candidate.login === login);
  if (!person) throw new Error(`no account ${login}`);
  return person;
}

const organisationOf = (login: string): string => personOf(login).organisation;

function actorOf(login: string, task: StoryTask): Actor {
  const person = personOf(login);
  const body = DEMO_REPORTS.find(({ file }) => file === task.report)?.organisation ?? '';
  return {
    accountId: login,
    organisationId: person.organisation,
    roles: person.roles,
    supervises: pathOf(body).startsWith(pathOf(person.scope)),
  };
}

/** What the rules know under another name or in another shape; the other fields are called the same. */
function inputOf({ act, input }: DatedTaskStep): TaskInput {
  switch (act) {
    case 'requestReturn':
      return { ...input, suggestedOrganisationId: input.suggested };
    case 'submitPlan':
      return { milestonesOn: input.measures.flatMap(({ milestoneOn }) => milestoneOn ?? []) };
    case 'decide': {
      const { openCriteria, ...given } = input;
      const dueOn = input.newDueOn;
      return dueOn === undefined
        ? given
        : { ...given, openCriteria: openCriteria?.map((n) => ({ criterionId: String(n), dueOn })) };
    }
    default:
      return input as TaskInput;
  }
}
