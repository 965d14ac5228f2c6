import type { DueRule, WorkCalendar } from '../calendar/index.js';
import type { LocalDate } from '../shared/local-date.js';
import type { TaskInput } from './actions.js';
import type { Part, Priority, RectificationClass, TaskState, Verdict, VerificationMethod } from './states.js';

/** Who may do what (domain.md section 3). A detail reader acts on nothing; the last three keep the system running and never touch a task. */
export const ROLES = [
  'supervisor',
  'officer',
  'line_leader',
  'principal',
  'unit_signer',
  'liaison',
  'owner',
  'reader_external',
  'detail_reader',
  'system',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const;
export type Role = (typeof ROLES)[number];

export interface Party {
  readonly organisationId: string;
  readonly part: Part;
}

/** All that the rules need to know of a task; one row fills it. Days are days of Asia/Shanghai. */
export interface TaskFacts {
  readonly state: TaskState;
  readonly rectificationClass: RectificationClass | null;
  readonly priority: Priority;
  /** 内部: must not be published. */
  readonly isInternal: boolean;
  readonly leadOrganisationId: string | null;
  readonly parties: readonly Party[];
  /** The task answers at least one span of a report, a feedback or an instruction. */
  readonly hasSource: boolean;
  /** 整改目标. */
  readonly hasTarget: boolean;
  /** 责任人. */
  readonly hasOwner: boolean;
  readonly dueRule: DueRule | null;

  /** 认定标准, and how many of them have at least one piece of evidence. */
  readonly criteria: number;
  readonly criterionIds: readonly string[];
  readonly criteriaWithEvidence: number;
  /** When it last came back after it was struck off (回头看, next year's report); null: never. */
  readonly reopenedOn: LocalDate | null;
  /** Criteria with evidence that was added since then and took effect since then; all that have any where it never came back. */
  readonly criteriaProvedAnew: number;
  readonly measures: number;
  readonly openMeasures: number;
  /** Parts that 责任单位 and 配合单位 still owe to the lead. */
  readonly openParts: number;
  /** 举一反三: the unit has said how it looked for problems of the same kind. */
  readonly hasSameKindReview: boolean;
  /** A cause is institutional and no 制度文本 is among the evidence. */
  readonly lacksRuleText: boolean;
  /** The unit says, or an officer found, that the time limit will not be kept. */
  readonly cannotFinish: boolean;
  /** Named by province-level media or in a bulletin. */
  readonly isCriticised: boolean;
  /** It followed an earlier year's task, or was reopened: 屡改屡犯 is looked at more often. */
  readonly cameBack: boolean;

  readonly issuedOn: LocalDate | null;
  readonly signDueOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly originalDueOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;

  readonly returnRequestedBy: string | null;
  readonly returnRequestedOn: LocalDate | null;
  readonly returnDecisionDueOn: LocalDate | null;
  readonly planState: 'none' | 'submitted' | 'approved';
  readonly planSubmittedBy: string | null;
  /** Granted so far. */
  readonly extensionCount: number;
  /** Null where no request is pending. */
  readonly extensionRequestedBy: string | null;
  readonly extensionDecisionDueOn: LocalDate | null;
  readonly pausedOn: LocalDate | null;
  /** The state to which a resumed task goes back. */
  readonly pausedFrom: TaskState | null;
  /** Working days of all pauses since the issue; they count neither as elapsed nor as given. */
  readonly pausedWorkdays: number;

  readonly submittedBy: string | null;
  readonly verifiedBy: string | null;
  readonly verificationMethod: VerificationMethod | null;
  /** What the verification found is on record. */
  readonly hasFindings: boolean;
  /** First of the two opinions on a key task. */
  readonly firstDeciderId: string | null;
  readonly firstVerdict: Verdict | null;
  readonly publicityEndsOn: LocalDate | null;
  /** What the last act can be taken back to; null where it cannot. */
  readonly undo: UndoableAct | null;
}

/** What a decision writes on the task: an absent field stays, null clears it. */
export interface TaskChanges extends Partial<Omit<TaskFacts, 'state' | 'undo'>> {
  readonly progress?: number;
  readonly submittedOn?: LocalDate | null;
  readonly reviewOn?: LocalDate | null;
  readonly closedOn?: LocalDate | null;
  readonly rechecksOn?: readonly LocalDate[];
}

/** An issue or a strike-off that was a slip of the hand: how the task stood before it. */
export interface UndoableAct {
  readonly event: 'task.issued' | 'task.struck-off';
  readonly from: TaskState;
  readonly before: TaskChanges;
  /** The window in which it may be taken back has not passed. */
  readonly isOpen: boolean;
}

export interface Actor {
  readonly accountId: string;
  readonly organisationId: string;
  readonly roles: readonly Role[];
  /** The body that the task belongs to lies within the actor's scope of supervision. */
  readonly supervises: boolean;
  /** Others for whom the actor stands in, or who stood in for the actor in this matter: separation of duties counts them all. */
  readonly countsAs?: readonly string[];
}

/** Whether an act of `accountId` counts as one of this actor; nobody's act is nobody's. */
export function isSamePerson(actor: Actor, accountId: string | null): boolean {
  return accountId !== null && (accountId === actor.accountId || (actor.countsAs ?? []).includes(accountId));
}

/** Numbers that a locality may set; a task keeps those it was issued under. Days are working days. */
export interface TaskLimits {
  readonly signForWorkdays: number;
  readonly returnWindowWorkdays: number;
  readonly returnDecisionWorkdays: number;
  readonly extensionDecisionWorkdays: number;
  readonly maxExtensions: number;
  /** How long before the whole a part is owed to the lead where nobody set a day. */
  readonly partLeadWorkdays: number;
  readonly disputeDecisionWorkdays: number;
  /** Months after striking off at which the result is looked at again (回头看), by risk. */
  readonly recheckMonths: Readonly<Record<Risk, readonly number[]>>;
  /** Minutes in which an issue or a strike-off can be taken back. */
  readonly undoMinutes: number;
}

/** How likely a result is to come undone: a 重点 task or one that came back, a 重要 one, any other. */
export type Risk = 'high' | 'medium' | 'low';

export const DEFAULT_TASK_LIMITS: TaskLimits = {
  signForWorkdays: 2,
  returnWindowWorkdays: 3,
  returnDecisionWorkdays: 2,
  extensionDecisionWorkdays: 2,
  maxExtensions: 2,
  partLeadWorkdays: 5,
  disputeDecisionWorkdays: 2,
  recheckMonths: { high: [3, 6, 12], medium: [6, 12], low: [12] },
  undoMinutes: 5,
};

/** Everything about the moment but what the actor fills in. */
export interface StandingContext {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  readonly limits: TaskLimits;
}

export interface DecisionContext extends StandingContext {
  readonly input: TaskInput;
}
