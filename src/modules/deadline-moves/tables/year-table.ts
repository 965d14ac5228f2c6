import type { YearTable } from '../../../core/calendar/index.js';
import { localDate, yearOf } from '../../../core/shared/local-date.js';
import { Problem } from '../../../platform/http/problem.js';
import type { CalendarTableDto } from '../deadline-moves.dto.js';

/** @throws Problem where a day is of another year, named twice, or a weekday is made one of work */
export function toYearTable({ year, provisional, days }: CalendarTableDto): YearTable {
  const seen = new Set<string>();
  const special = days.map(({ date: text, kind, name }) => {
    const date = localDate(text);
    if (yearOf(date) !== year) throw new Problem('calendar.day-of-other-year', { date });
    if (seen.has(date)) throw new Problem('calendar.day-twice', { date });
    seen.add(date);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (kind === 'makeup' && weekday >= 1 && weekday <= 5)
      throw new Problem('calendar.makeup-on-weekday', { date });
    return { date, kind, name };
  });
  return { year, version: Number.MAX_SAFE_INTEGER, provisional, days: special };
}
