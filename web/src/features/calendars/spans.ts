import type { Schema } from '../../api/client.js';

type Day = Schema<'TableDayView'>;
/** Days of one kind that follow each other; `from` = `to` for a single one. */
export interface DaySpan {
  readonly kind: Day['kind'];
  readonly from: string;
  readonly to: string;
  readonly count: number;
}
export interface Holiday {
  readonly name: string;
  readonly spans: readonly DaySpan[];
}

/** A year by its holidays, each with the days off and the make-up days that belong to it. @param days by date */
export function holidaysOf(days: readonly Day[]): Holiday[] {
  const names = [...new Set(days.map(({ name }) => name))];
  return names.map((name) => ({ name, spans: spansOf(days.filter((day) => day.name === name)) }));
}

function spansOf(days: readonly Day[]): DaySpan[] {
  const spans: DaySpan[] = [];
  for (const { date, kind } of days) {
    const last = spans.at(-1);
    if (last !== undefined && last.kind === kind && dayAfter(last.to) === date)
      spans[spans.length - 1] = { ...last, to: date, count: last.count + 1 };
    else spans.push({ kind, from: date, to: date, count: 1 });
  }
  return spans;
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
