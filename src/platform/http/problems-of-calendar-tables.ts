import type { ProblemSpec } from './problem-spec.js';

const told = (status: 403 | 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why a holiday table is not taken, or a deadline stays where it is. */
export const CALENDAR_TABLE_PROBLEMS = {
  'calendar.day-of-other-year': told(422, '节假日表中有不属于该年度的日期'),
  'calendar.day-twice': told(422, '节假日表中有重复的日期'),
  'calendar.makeup-on-weekday': told(422, '调休上班日应为周六或周日'),
  'calendar.file-unreadable': told(422, '文件不是可识别的节假日表（JSON或CSV）'),
  'deadline.not-moving': told(409, '该任务的时限不因节假日调整而变化'),
  'deadline.slip-note-missing': told(422, '督办单已印发，调整时限须写明理由，记在单上'),
  'deadline.earlier-needs-consent': told(409, '时限将提前，须明确同意'),
} as const satisfies Record<string, ProblemSpec>;
