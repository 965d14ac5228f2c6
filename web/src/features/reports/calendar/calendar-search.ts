import type { Schema } from '../../../api/client.js';
import { oneOf, uuidOf, withoutAbsent, yearOf, type RawSearch } from '../../../app/search-fields.js';

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

export function calendarSearch(raw: RawSearch): CalendarSearch {
  return withoutAbsent({
    year: yearOf(raw['year']),
    underOrganisationId: uuidOf(raw['underOrganisationId']),
    filing: oneOf(raw['filing'], FILINGS),
    publication: oneOf(raw['publication'], PUBLICATIONS),
    contents: oneOf(raw['contents'], CONTENTS),
  });
}
