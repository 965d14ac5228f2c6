import type { paths } from '../../api/schema.js';

type Query = NonNullable<paths['/api/undelivered']['get']['parameters']['query']>;
/** Which of the notices that did not get out. */
export type ChannelsSearch = Pick<Query, 'channel' | 'state'>;

export const OUTWARD = ['mail', 'robot', 'sms'] as const;
export const STATES = ['failed', 'bounced'] as const;

/** What of the address the page understands; the rest is dropped. */
export function channelsSearchOf(raw: Readonly<Record<string, unknown>>): ChannelsSearch {
  const channel = OUTWARD.find((one) => one === raw['channel']);
  const state = STATES.find((one) => one === raw['state']);
  return { ...(channel !== undefined && { channel }), ...(state !== undefined && { state }) };
}
