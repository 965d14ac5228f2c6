import { oneOf, withoutAbsent, yearOf, type RawSearch } from '../../app/search-fields.js';

/** Which part of the page: the tables, or what waits to be moved by a person. */
export interface CalendarsSearch {
  readonly tab?: 'moves';
  readonly year?: number;
}

export function calendarsSearchOf(raw: RawSearch): CalendarsSearch {
  return { ...withoutAbsent({ tab: oneOf(raw['tab'], ['moves']) }), ...draftSearchOf(raw) };
}

/** Holiday tables begin with it. */
const FIRST_YEAR = 2000;

/** Which year a new edition begins with. */
export interface DraftSearch {
  readonly year?: number;
}

export function draftSearchOf(raw: RawSearch): DraftSearch {
  const year = yearOf(raw['year']);
  return year !== undefined && year >= FIRST_YEAR ? { year } : {};
}
