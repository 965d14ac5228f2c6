import type { Schema } from '../../../api/client.js';
import { uuidOf, yearOf } from '../list/list-search.js';

type Body = Schema<'BodyCalendarView'>;

export const FILINGS = [
  'overdue',
  'not-filed',
  'filed-late',
  'filed',
] as const satisfies readonly Body['filing'][];
export const PUBLICATIONS = [
  'overdue',
  'not-published',
  'published-late',
  'published',
  'secret',
] as const satisfies readonly Body['publication'][];
export const CONTENTS = [
  'parts-missing',
  'no-report',
  'complete',
] as const satisfies readonly Body['contents'][];

/** The filters of the calendar, as they stand in the address. */
export interface CalendarSearch {
  readonly year?: number;
  readonly underOrganisationId?: string;
  readonly filing?: Body['filing'];
  readonly publication?: Body['publication'];
  readonly contents?: Body['contents'];
}

export function calendarSearch(raw: Readonly<Record<string, unknown>>): CalendarSearch {
  const found = {
    year: yearOf(raw['year']),
    underOrganisationId: uuidOf(raw['underOrganisationId']),
    filing: FILINGS.find((one) => one === raw['filing']),
    publication: PUBLICATIONS.find((one) => one === raw['publication']),
    contents: CONTENTS.find((one) => one === raw['contents']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
