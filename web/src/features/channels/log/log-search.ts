import type { paths } from '../../../api/schema.js';
import { dayOf, oneOf, typedOf, withoutAbsent, type RawSearch } from '../../../app/search-fields.js';

type Query = NonNullable<paths['/api/deliveries']['get']['parameters']['query']>;
/** Which of what was sent. Absent: everything of the last months. */
export type LogSearch = Pick<Query, 'channel' | 'state' | 'family' | 'person' | 'fromOn' | 'throughOn'>;

export const WAYS = ['inbox', 'mail', 'robot', 'sms'] as const;
export const STATES = [
  ...(['queued', 'sending', 'sent', 'maybe_sent_twice', 'bounced', 'failed', 'muted'] as const),
] satisfies readonly LogSearch['state'][];
export type Family = NonNullable<LogSearch['family']>;
export const FAMILIES = [
  ...(['due', 'sign', 'return-decision', 'extension-decision', 'pause-review', 'plan', 'progress'] as const),
  ...(['part', 'part-missing', 'dispute', 'verification', 'decision', 'publicity', 'recheck'] as const),
  ...(['light', 'event'] as const),
] satisfies readonly Family[];

const LONGEST_PERSON = 60;

/** What of the address the page understands; the rest is dropped. */
export function logSearchOf(raw: RawSearch): LogSearch {
  return withoutAbsent({
    channel: oneOf(raw['channel'], WAYS),
    state: oneOf(raw['state'], STATES),
    family: oneOf(raw['family'], FAMILIES),
    person: typedOf(raw['person'], LONGEST_PERSON),
    fromOn: dayOf(raw['fromOn']),
    throughOn: dayOf(raw['throughOn']),
  });
}

/** As the API is asked: without the spaces around a name. */
export function askedOf({ person, ...search }: LogSearch): LogSearch {
  const name = person?.trim() ?? '';
  return { ...search, ...(name !== '' && { person: name }) };
}
