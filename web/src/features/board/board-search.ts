import type { paths } from '../../api/schema.js';

type FigureQuery = NonNullable<paths['/api/figures']['get']['parameters']['query']>;
/** Over which tasks and of which day the dashboard speaks. */
export type BoardFilters = Pick<FigureQuery, 'year' | 'underOrganisationId' | 'leadOrganisationId' | 'asOf'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What of the address the dashboard understands; the rest is dropped. */
export function boardFiltersOf(raw: Readonly<Record<string, unknown>>): BoardFilters {
  const year = Number(raw['year']);
  return {
    ...(Number.isInteger(year) && year >= 1990 && year <= 2100 && { year }),
    ...matching(raw, 'underOrganisationId', UUID),
    ...matching(raw, 'leadOrganisationId', UUID),
    ...matching(raw, 'asOf', DAY),
  };
}

export const SOURCES = ['figure', 'standing', 'problems', 'promises'] as const;
/** Which number of the dashboard: what its rows are read by. */
export interface RowsSearch extends BoardFilters {
  readonly source: (typeof SOURCES)[number];
  readonly key?: string;
  readonly part?: 'numerator' | 'denominator';
  readonly light?: 'grey' | 'green' | 'yellow' | 'red';
  readonly issuedFrom?: string;
  readonly issuedTo?: string;
  readonly firstYear?: number;
  readonly years?: number;
  readonly verdict?: string;
}

export function rowsSearchOf(raw: Readonly<Record<string, unknown>>): RowsSearch {
  const number = (name: string) => {
    const value = Number(raw[name]);
    return raw[name] !== undefined && Number.isInteger(value) ? { [name]: value } : {};
  };
  return {
    ...boardFiltersOf(raw),
    source: SOURCES.find((source) => source === raw['source']) ?? 'figure',
    ...matching(raw, 'key', /^[a-zA-Z]{1,40}$/),
    ...matching(raw, 'part', /^(numerator|denominator)$/),
    ...matching(raw, 'light', /^(grey|green|yellow|red)$/),
    ...matching(raw, 'issuedFrom', DAY),
    ...matching(raw, 'issuedTo', DAY),
    ...number('firstYear'),
    ...number('years'),
    ...matching(raw, 'verdict', /^[a-z-]{1,40}$/),
  };
}

function matching(
  raw: Readonly<Record<string, unknown>>,
  name: string,
  pattern: RegExp,
): Readonly<Record<string, string>> {
  const value = raw[name];
  return typeof value === 'string' && pattern.test(value) ? { [name]: value } : {};
}

/** The last day of each of the months before `day`, oldest first, `day` itself last; days as `2026-03-02`. */
export function monthEnds(day: string, months: number): string[] {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const ends = Array.from({ length: months }, (_, at) =>
    new Date(Date.UTC(year, month - 1 - (months - 1 - at), 0)).toISOString().slice(0, 10),
  );
  return [...ends, day];
}
