import { dueOn, type WorkCalendar } from '../../../core/calendar/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { partDueOn, type TaskLimits } from '../../../core/task/index.js';
import { DEFAULT_PACK, rulePack } from '../../../core/warning/index.js';
import type { LimitKind } from './limit-moves.dto.js';

/** A limit that runs and was set by a rule, not by a person. */
export interface RunningLimit {
  /** `sign.<task>`, `part.<task>.<unit>`, `dispute.<dispute>`, `slip.<slip>`. */
  readonly key: string;
  readonly kind: LimitKind;
  readonly recordId: string;
  readonly taskId: string;
  readonly number: string | null;
  readonly title: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
  readonly organisationId: string;
  readonly orgPath: string;
  /** Of the office that issued the slip; null for every other kind. */
  readonly fromPath: string | null;
  readonly rulePack: string;
  /** From which it was counted; of a part, the issue of the whole. */
  readonly start: LocalDate;
  /** Of a slip, which carries its own; null: that of the rule pack. */
  readonly workdays: number | null;
  /** Of the whole. */
  readonly taskDueOn: LocalDate | null;
  readonly dueOn: LocalDate;
}

/** The day that its rule gives under the calendar; the same as it has: it stays. */
export function dayUnder(limit: RunningLimit, calendar: WorkCalendar): LocalDate {
  const limits = (rulePack(limit.rulePack) ?? DEFAULT_PACK).limits;
  if (limit.kind === 'part')
    return limit.taskDueOn === null
      ? limit.dueOn
      : partDueOn(limit.taskDueOn, { calendar, limits, today: limit.start });
  return dueOn(
    { kind: 'workdays', n: limit.workdays ?? workdaysOf(limit.kind, limits) },
    limit.start,
    calendar,
  );
}

function workdaysOf(kind: Exclude<LimitKind, 'part'>, limits: TaskLimits): number {
  switch (kind) {
    case 'sign':
      return limits.signForWorkdays;
    case 'return-decision':
      return limits.returnDecisionWorkdays;
    case 'extension-decision':
      return limits.extensionDecisionWorkdays;
    case 'dispute':
      return limits.disputeDecisionWorkdays;
    case 'slip':
      throw new RangeError('a slip carries its own limit');
  }
}
