import type { paths } from '../../api/schema.js';
import {
  dayOf,
  oneOf,
  textOf,
  uuidOf,
  wholeNumberOf,
  withoutAbsent,
  yearOf,
  type RawSearch,
} from '../../app/search-fields.js';
import { LIGHTS } from '../../elements/lights.js';

type FigureQuery = NonNullable<paths['/api/figures']['get']['parameters']['query']>;
/** Over which tasks and of which day the dashboard speaks. */
export type BoardFilters = Pick<FigureQuery, 'year' | 'underOrganisationId' | 'leadOrganisationId' | 'asOf'>;

/** What of the address the dashboard understands; the rest is dropped. */
export function boardFiltersOf(raw: RawSearch): BoardFilters {
  return withoutAbsent({
    year: yearOf(raw['year']),
    underOrganisationId: uuidOf(raw['underOrganisationId']),
    leadOrganisationId: uuidOf(raw['leadOrganisationId']),
    asOf: dayOf(raw['asOf']),
  });
}

export const SOURCES = ['figure', 'standing', 'problems', 'promises'] as const;
const PARTS = ['numerator', 'denominator'] as const;
/** Which number of the dashboard: what its rows are read by. */
export interface RowsSearch extends BoardFilters {
  readonly source: (typeof SOURCES)[number];
  readonly key?: string;
  readonly part?: (typeof PARTS)[number];
  readonly light?: (typeof LIGHTS)[number];
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  readonly firstYear?: number;
  readonly years?: number;
  readonly verdict?: string;
}

export function rowsSearchOf(raw: RawSearch): RowsSearch {
  return {
    ...boardFiltersOf(raw),
    source: oneOf(raw['source'], SOURCES) ?? 'figure',
    ...withoutAbsent({
      key: textOf(raw['key'], /^[a-zA-Z]{1,40}$/),
      part: oneOf(raw['part'], PARTS),
      light: oneOf(raw['light'], LIGHTS),
      issuedFrom: dayOf(raw['issuedFrom']),
      issuedTo: dayOf(raw['issuedTo']),
      firstYear: wholeNumberOf(raw['firstYear']),
      years: wholeNumberOf(raw['years']),
      verdict: textOf(raw['verdict'], /^[a-z-]{1,40}$/),
    }),
  };
}

/** The last day of each of the months before `day`, oldest first, `day` itself last; days as `2026-03-02`. */
export function monthEnds(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const ends = Array.from({ length: months }, (_, at) =>
    new Date(Date.UTC(year, month - 1 - (months - 1 - at), 0)).toISOString().slice(0, 10),
  );
  return [...ends, day];
}
