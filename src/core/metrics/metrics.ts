import type { LocalDate } from '../shared/local-date.js';
import type { TaskState } from '../task/index.js';
import type { MeasuredTask } from './measured-task.js';

/** The formulas of domain.md 11 by the names of the field (docs/glossary.md). */
export const METRIC_KEYS = [
  'completion',
  'onTime',
  'originallyOnTime',
  'onSchedule',
  'overdue',
  'signedInTime',
  'repliedInTime',
  'sentBack',
  'cameBack',
  'repeated',
  'carriedYears',
] as const;
export type MetricKey = (typeof METRIC_KEYS)[number];

/** Who counts below the line, who of them above it. A task above the line is always below it too. */
export interface Metric {
  readonly denominator: (task: MeasuredTask, today: LocalDate) => boolean;
  readonly numerator: (task: MeasuredTask, today: LocalDate) => boolean;
  /** What a task above the line adds; one where absent. With it the figure is a mean and no share. */
  readonly amount?: (task: MeasuredTask) => number;
}

export interface Measured {
  readonly numerator: number;
  readonly denominator: number;
  /** Null where nothing stands below the line: nothing out of nothing is not 0 and not 100 per cent. */
  readonly ratio: number | null;
}

const DONE_STATES: readonly TaskState[] = ['done', 'publicity', 'closed'];
/** Another task or nobody answers for these: they are in no figure. */
const OUT: readonly TaskState[] = ['cancelled', 'merged', 'not_applicable'];
const OVER: readonly TaskState[] = [...DONE_STATES, ...OUT, 'carried_over'];

export function isIssued({ issuedOn }: MeasuredTask): boolean {
  return issuedOn !== null;
}

/** Issued and still a matter of its own: below the line of what is counted over all tasks. */
export function isCounted(task: MeasuredTask): boolean {
  return isIssued(task) && !OUT.includes(task.state);
}

/** Somebody still owes something, whatever the date says: overdue is open. */
export function isOpen(task: MeasuredTask): boolean {
  return isIssued(task) && !OVER.includes(task.state);
}

/** 已完成整改 by a decision; 基本完成 counts as nothing (domain.md 10). */
export function isDone(task: MeasuredTask): boolean {
  return isIssued(task) && task.verdict === 'done' && DONE_STATES.includes(task.state);
}

const onOrBefore = (day: LocalDate | null, due: LocalDate | null) =>
  day !== null && due !== null && day <= due;
const isPast = (due: LocalDate | null, today: LocalDate) => due !== null && due < today;
const signWasDue = (task: MeasuredTask, today: LocalDate) =>
  isCounted(task) && task.signDueOn !== null && (task.signedOn !== null || isPast(task.signDueOn, today));
const replyWasDue = (task: MeasuredTask, today: LocalDate) =>
  isCounted(task) &&
  task.currentDueOn !== null &&
  (task.submittedOn !== null || isPast(task.currentDueOn, today));

export const METRICS: Readonly<Record<MetricKey, Metric>> = {
  // 整改完成率
  completion: {
    denominator: isCounted,
    numerator: isDone,
  },
  // 按期完成率: by the due date as it stands
  onTime: {
    denominator: isDone,
    numerator: (task) => isDone(task) && onOrBefore(task.decidedOn, task.currentDueOn),
  },
  // 原始按期率: by the due date before any extension
  originallyOnTime: {
    denominator: isDone,
    numerator: (task) => isDone(task) && onOrBefore(task.decidedOn, task.originalDueOn),
  },
  // 序时达标率
  onSchedule: {
    denominator: isOpen,
    numerator: (task) => isOpen(task) && task.light === 'green',
  },
  // 逾期率
  overdue: {
    denominator: isOpen,
    numerator: (task, today) => isOpen(task) && isPast(task.currentDueOn, today),
  },
  // 签收及时率
  signedInTime: {
    denominator: signWasDue,
    numerator: (task, today) => signWasDue(task, today) && onOrBefore(task.signedOn, task.signDueOn),
  },
  // 反馈及时率
  repliedInTime: {
    denominator: replyWasDue,
    numerator: (task, today) => replyWasDue(task, today) && onOrBefore(task.submittedOn, task.currentDueOn),
  },
  // 退回重办率
  sentBack: {
    denominator: (task) => task.wasSubmitted,
    numerator: (task) => task.wasSubmitted && task.wasSentBack,
  },
  // 反弹率
  cameBack: {
    denominator: (task) => task.wasClosed,
    numerator: (task) => task.wasClosed && task.cameBack,
  },
  // 屡改屡犯
  repeated: {
    denominator: isCounted,
    numerator: (task) => isCounted(task) && task.isRepeated,
  },
  // 结转年数: the mean over the tasks still open
  carriedYears: {
    denominator: isOpen,
    numerator: (task) => isOpen(task) && task.firstYear < task.reportYear,
    amount: (task) => task.reportYear - task.firstYear,
  },
};

/** One figure over a set of tasks on a day. */
export function measureOf(key: MetricKey, tasks: Iterable<MeasuredTask>, today: LocalDate): Measured {
  const { numerator, denominator, amount = () => 1 } = METRICS[key];
  let above = 0;
  let below = 0;
  for (const task of tasks) {
    if (denominator(task, today)) below += 1;
    if (numerator(task, today)) above += amount(task);
  }
  return toMeasured(above, below);
}

export function toMeasured(numerator: number, denominator: number): Measured {
  return { numerator, denominator, ratio: denominator === 0 ? null : numerator / denominator };
}
