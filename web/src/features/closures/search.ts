import type { Schema } from '../../api/client.js';
import { uuidOf, yearOf } from '../reports/list/list-search.js';

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

export function checksSearch(raw: Readonly<Record<string, unknown>>): ChecksSearch {
  const found = {
    organisationId: uuidOf(raw['organisationId']),
    year: yearOf(raw['year']),
    state: CHECK_STATES.find((one) => one === raw['state']),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}

export function checkSearch(raw: Readonly<Record<string, unknown>>): CheckSearch {
  const view = CHECK_VIEWS.find((one) => one === raw['view']);
  return view === undefined ? {} : { view };
}
