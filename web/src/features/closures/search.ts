import type { Schema } from '../../api/client.js';
import { oneOf, uuidOf, withoutAbsent, yearOf, type RawSearch } from '../../app/search-fields.js';

export const CHECK_VIEWS = ['answers', 'recurrences', 'note', 'draft', 'carry'] as const;
export type CheckViewName = (typeof CHECK_VIEWS)[number];
export const CHECK_STATES = [
  'running',
  'ready',
  'signed',
] as const satisfies readonly Schema<'CheckRow'>['state'][];

export interface ChecksSearch {
  readonly organisationId?: string;
  readonly year?: number;
  readonly state?: (typeof CHECK_STATES)[number];
}

export interface CheckSearch {
  readonly view?: CheckViewName;
}

export function checksSearch(raw: RawSearch): ChecksSearch {
  return withoutAbsent({
    organisationId: uuidOf(raw['organisationId']),
    year: yearOf(raw['year']),
    state: oneOf(raw['state'], CHECK_STATES),
  });
}

export function checkSearch(raw: RawSearch): CheckSearch {
  return withoutAbsent({ view: oneOf(raw['view'], CHECK_VIEWS) });
}
