import { Injectable } from '@nestjs/common';
import { WorkCalendar, type YearTable } from '../../core/calendar/index.js';
import { localDate } from '../../core/shared/local-date.js';
import { SYSTEM } from '../../platform/database/context.js';
import { Reader } from '../../platform/database/reader.js';

interface YearRow {
  readonly year: number;
  readonly version: number;
  readonly provisional: boolean;
  readonly days: readonly { readonly date: string; readonly kind: 'off' | 'makeup'; readonly name: string }[];
}

/** A new holiday notice is in force everywhere after this long. */
const KEPT_MS = 60_000;

/** The working calendar in force: the highest edition of each year that was loaded. */
@Injectable()
export class WorkCalendars {
  private kept: { readonly calendar: Promise<WorkCalendar>; readonly until: number } | null = null;

  constructor(private readonly reader: Reader) {}

  current(): Promise<WorkCalendar> {
    const at = performance.now();
    if (this.kept === null || this.kept.until < at) {
      const calendar = this.load();
      this.kept = { calendar, until: at + KEPT_MS };
      calendar.catch(() => (this.kept = null));
    }
    return this.kept.calendar;
  }

  /** The calendar as it would be with one more table in force; nothing is kept of it. */
  async under(table: YearTable): Promise<WorkCalendar> {
    return new WorkCalendar([...(await this.tables()), table]);
  }

  /** A table was loaded by this process: the next question reads it. Other processes follow within a minute. */
  forget(): void {
    this.kept = null;
  }

  private async load(): Promise<WorkCalendar> {
    return new WorkCalendar(await this.tables());
  }

  private async tables(): Promise<YearTable[]> {
    const rows = await this.reader.rows<YearRow>(SYSTEM, { text: TABLES });
    return rows.map(toTable);
  }
}

function toTable({ days, ...year }: YearRow): YearTable {
  return { ...year, days: days.map((day) => ({ ...day, date: localDate(day.date) })) };
}

const TABLES = `
select y.year, y.edition as version, y.provisional,
  coalesce(jsonb_agg(jsonb_build_object('date', d.day, 'kind', d.kind, 'name', d.name) order by d.day) filter (where d.day is not null), '[]') as days
from calendar_year y left join calendar_day d on d.year = y.year and d.edition = y.edition
group by y.year, y.edition`;
