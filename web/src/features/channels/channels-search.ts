import type { paths } from '../../api/schema.js';
import { oneOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

type Query = NonNullable<paths['/api/undelivered']['get']['parameters']['query']>;
/** Which of the notices that did not get out. */
export type ChannelsSearch = Pick<Query, 'channel' | 'state'>;

export const OUTWARD = ['mail', 'robot', 'sms'] as const;
export const STATES = ['failed', 'bounced'] as const;

/** What of the address the page understands; the rest is dropped. */
export function channelsSearchOf(raw: RawSearch): ChannelsSearch {
  return withoutAbsent({ channel: oneOf(raw['channel'], OUTWARD), state: oneOf(raw['state'], STATES) });
}
