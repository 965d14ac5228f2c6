import { runningClocks, type NoticeFamily } from '../../../core/escalation/index.js';
import type { WorkCalendar } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { DEFAULT_PACK, rulePack } from '../../../core/warning/index.js';
import { toNoticeFacts, type TaskRow } from '../sweep/sweep-row.js';

/** One day of one task in somebody's calendar. */
export interface CalendarDate {
  readonly taskId: string;
  /** The clock that ends on it, or a milestone of the plan. */
  readonly what: NoticeFamily | 'milestone';
  readonly on: LocalDate;
}

const WHAT: Readonly<Record<CalendarDate['what'], string>> = {
  due: '办结时限',
  sign: '签收期限',
  'return-decision': '退回申请答复期限',
  'extension-decision': '延期申请答复期限',
  'pause-review': '暂缓复核',
  plan: '报送整改方案',
  progress: '报送整改进展',
  part: '分工反馈期限',
  'part-missing': '协同单位分工反馈期限',
  dispute: '分工分歧裁定期限',
  verification: '启动核查',
  decision: '作出认定',
  publicity: '公示期满',
  recheck: '回头看',
  milestone: '整改节点',
};

/** On which day, and in whose calendar. */
export interface CalendarReader {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** Unit of the reader: of what the helping units owe, each sees its own part. */
  readonly organisationId: string;
}

/** Every day on which something of the task falls due, by the clocks that reminders run on. */
export function datesOf(row: TaskRow, { today, calendar, organisationId }: CalendarReader): CalendarDate[] {
  const facts = toNoticeFacts(row, { today, sweptThrough: null });
  if (facts === null) return [];
  const ctx = { today, calendar, pack: rulePack(row.rulePack) ?? DEFAULT_PACK };
  const clocks = runningClocks(facts, ctx)
    .filter(({ unitId = organisationId }) => unitId === organisationId)
    .map(({ family, anchor }) => ({ taskId: row.id, what: family, on: anchor }));
  const milestones = (row.milestones ?? [])
    .filter(({ reachedOn }) => reachedOn === null)
    .map(({ dueOn }) => ({ taskId: row.id, what: 'milestone' as const, on: dueOn }));
  return [...clocks, ...milestones];
}

/** 签收期限:2025-qy-001 … */
export function calendarTitle(
  { what }: CalendarDate,
  task: { number: string | null; title: string },
): string {
  return `${WHAT[what]}:${task.number === null ? '' : `${task.number} `}${task.title}`;
}
