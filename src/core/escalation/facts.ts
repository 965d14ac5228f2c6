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
] as const;
export type NoticeFamily = (typeof NOTICE_FAMILIES)[number];

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
  /** A 督办单 is out and its own limit still runs: reminders would only repeat it. */
  readonly hasRunningSlip: boolean;
  /** Up to and including this day everything was planned: the last sweep ({@link sweptThrough}), or the issue if later. */
  readonly since: LocalDate;
  /** The highest {@link Notice.level} planned so far in each family; an absent family counts as 0. */
  readonly reached: Readonly<Partial<Record<NoticeFamily, number>>>;
}

/** Before the clock ends, on its last working day, after it. */
export type NoticePhase = 'before' | 'on' | 'after';

/** One reminder that is to go out. `(task, ruleId, dueDay)` is its natural key: planned twice it is the same one. */
export interface Notice {
  readonly family: NoticeFamily;
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
  };
}
