import type { paths } from '../../../api/schema.js';

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

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_PERSON = 60;

/** What of the address the page understands; the rest is dropped. */
export function logSearchOf(raw: Readonly<Record<string, unknown>>): LogSearch {
  const oneOf = <Value extends string>(name: string, values: readonly Value[]) =>
    values.find((value) => value === raw[name]);
  const day = (name: string) => {
    const value = raw[name];
    return typeof value === 'string' && DAY.test(value) ? value : undefined;
  };
  const person = typeof raw['person'] === 'number' ? String(raw['person']) : raw['person'];
  const search = {
    channel: oneOf('channel', WAYS),
    state: oneOf('state', STATES),
    family: oneOf('family', FAMILIES),
    person: typeof person === 'string' && person !== '' ? person.slice(0, LONGEST_PERSON) : undefined,
    fromOn: day('fromOn'),
    throughOn: day('throughOn'),
  };
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
}

/** As the API is asked: without the spaces around a name. */
export function askedOf({ person, ...search }: LogSearch): LogSearch {
  const name = person?.trim() ?? '';
  return { ...search, ...(name !== '' && { person: name }) };
}
