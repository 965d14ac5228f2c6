import type { paths } from '../../api/schema.js';
import { dayOf, oneOf, textOf, uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

type EventQuery = NonNullable<paths['/api/audit/events']['get']['parameters']['query']>;

export const TABS = ['events', 'sign-ins', 'verification', 'heads'] as const;
export type AuditTab = (typeof TABS)[number];

/** What is searched for among the acts; the sign-ins take `person`, `address`, the days and `outcome` of it. */
export type EventFilters = Omit<EventQuery, 'limit' | 'cursor'>;
export interface AuditSearch extends EventFilters {
  readonly tab?: AuditTab;
  readonly outcome?: string;
}

const WORD = /^.{1,60}$/u;
const CODE = /^[a-z][a-z0-9_.-]{0,59}$/;

/** What of the address the page understands; the rest is dropped. */
export function auditSearchOf(raw: RawSearch): AuditSearch {
  return withoutAbsent({
    tab: oneOf(raw['tab'], TABS),
    from: dayOf(raw['from']),
    until: dayOf(raw['until']),
    address: textOf(raw['address'], WORD),
    person: textOf(raw['person'], WORD),
    act: textOf(raw['act'], CODE),
    subjectType: textOf(raw['subjectType'], /^[a-z_]{1,40}$/),
    subjectId: uuidOf(raw['subjectId']),
    organisationId: uuidOf(raw['organisationId']),
    actorId: uuidOf(raw['actorId']),
    onBehalf: oneOf(raw['onBehalf'], ['yes', 'no']),
    outcome: textOf(raw['outcome'], /^[a-z-]{1,40}$/),
  });
}

/** The address of the same search as a file. */
export function exportAddress(filters: EventFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ).toString();
  return query === '' ? '/api/audit/events.csv' : `/api/audit/events.csv?${query}`;
}
