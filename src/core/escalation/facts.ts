import type { LocalDate } from '../shared/local-date.js';
import type { RectificationClass, Role, TaskState } from '../task/index.js';

/** One row of notices a task can get; each has one clock and at most one notice a sweep. */
export const NOTICE_FAMILIES = [
  'due',
  'sign',
  'return-decision',
  'extension-decision',
  'pause-review',
  'plan',
  'progress',
  'part',
  'part-missing',
  'dispute',
  'verification',
  'decision',
  'publicity',
  'recheck',
] as const;
export type NoticeFamily = (typeof NOTICE_FAMILIES)[number];

/** What one clock of a task goes by: its family, and the unit where each unit has one of its own. */
export type ClockKey = NoticeFamily | `${NoticeFamily} ${string}`;

/** What a 责任单位 or 配合单位 still owes the lead. */
export interface OwedPart {
  readonly unitId: string;
  readonly dueOn: LocalDate;
}

/** What the notices of a task depend on; one row fills it. Days are days of Asia/Shanghai. */
export interface NoticeFacts {
  readonly state: TaskState;
  readonly rectificationClass: RectificationClass | null;
  readonly signDueOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;
  readonly returnDecisionDueOn: LocalDate | null;
  /** Null where no request for more time is pending. */
  readonly extensionDecisionDueOn: LocalDate | null;
  /** When the pause is looked at again. */
  readonly reviewOn: LocalDate | null;
  readonly hasPlan: boolean;
  readonly lastProgressOn: LocalDate | null;
  /** Parts not handed in yet that have a day; one about which a dispute is open waits for the decision and is not among them. */
  readonly owedParts: readonly OwedPart[];
  /** The earliest day by which an open dispute is to be decided. */
  readonly disputeDueOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  /** When the verification was last recorded, or an objection put the matter back there; null: neither. */
  readonly verifyingSince: LocalDate | null;
  readonly publicityEndsOn: LocalDate | null;
  /** The earliest open 回头看 of what was struck off. */
  readonly nextRecheckOn: LocalDate | null;
  /** A 督办单 is out and its own limit still runs: reminders would only repeat it. */
  readonly hasRunningSlip: boolean;
  /** Up to and including this day everything was planned: the last sweep ({@link sweptThrough}), or the issue if later. */
  readonly since: LocalDate;
  /** The highest {@link Notice.level} planned so far on each clock; an absent one counts as 0. */
  readonly reached: Readonly<Partial<Record<ClockKey, number>>>;
}

/** Before the clock ends, on its last working day, after it. */
export type NoticePhase = 'before' | 'on' | 'after';

/** One reminder that is to go out. `(task, ruleId, dueDay)` is its natural key: planned twice it is the same one. */
export interface Notice {
  readonly family: NoticeFamily;
  /** The unit whose people it is for; absent: the lead's, and those above it. */
  readonly unitId?: string;
  /** `due.before-5`, `due.on-0`, `due.after-4`: family, phase and distance in working days. */
  readonly ruleId: `${NoticeFamily}.${NoticePhase}-${number}`;
  /** Why, for the catalogue of sentences. */
  readonly reasonCode: `notice.${NoticeFamily}-${NoticePhase}`;
  /** The working day on which it was to be sent; before today where a sweep was missed. */
  readonly dueDay: LocalDate;
  /** How far up the chain it goes: the number of its links. */
  readonly level: number;
  /** From the bottom up: nobody is told without those below. */
  readonly recipients: readonly Role[];
  readonly params: {
    /** The day the clock ends. */
    readonly dueOn: LocalDate;
    /** Working days from today to that day; negative after it. */
    readonly workdaysLeft: number;
    readonly unitId?: string;
  };
}

/** Under which key a clock's levels are kept. */
export function clockKey({ family, unitId }: Pick<Notice, 'family' | 'unitId'>): ClockKey {
  return unitId === undefined ? family : `${family} ${unitId}`;
}
