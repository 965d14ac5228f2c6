import type { paths } from '../../api/schema.js';

type EventQuery = NonNullable<paths['/api/audit/events']['get']['parameters']['query']>;

export const TABS = ['events', 'sign-ins', 'verification', 'heads'] as const;
export type AuditTab = (typeof TABS)[number];

/** What is searched for among the acts; the sign-ins take `person`, `address`, the days and `outcome` of it. */
export type EventFilters = Omit<EventQuery, 'limit' | 'cursor'>;
export interface AuditSearch extends EventFilters {
  readonly tab?: AuditTab;
  readonly outcome?: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const WORD = /^.{1,60}$/u;
const CODE = /^[a-z][a-z0-9_.-]{0,59}$/;
const PATTERNS = {
  from: DAY,
  until: DAY,
  address: WORD,
  person: WORD,
  act: CODE,
  subjectType: /^[a-z_]{1,40}$/,
  subjectId: UUID,
  organisationId: UUID,
  actorId: UUID,
  onBehalf: /^(yes|no)$/,
  outcome: /^[a-z-]{1,40}$/,
} as const;

/** What of the address the page understands; the rest is dropped. */
export function auditSearchOf(raw: Readonly<Record<string, unknown>>): AuditSearch {
  const tab = TABS.find((one) => one === raw['tab']);
  const kept = Object.entries(PATTERNS).filter(([name, pattern]) => {
    const value = raw[name];
    return typeof value === 'string' && pattern.test(value);
  });
  return {
    ...(tab !== undefined && { tab }),
    ...(Object.fromEntries(kept.map(([name]) => [name, raw[name]])) as EventFilters),
  };
}

/** The address of the same search as a file. */
export function exportAddress(filters: EventFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  ).toString();
  return query === '' ? '/api/audit/events.csv' : `/api/audit/events.csv?${query}`;
}
