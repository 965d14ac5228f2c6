import { createHash } from 'node:crypto';
import type { OutboxOrder } from '../../../../platform/outbox/outbox.js';
import { DIGESTS_AT_ONCE, type DeliverDigestsPayload } from './deliver-digests.job.js';

/**
 * Orders for the digests of a day, as few as may be. The same people on the same day are ordered once; where another sweep of
 * that day finds others waiting, who has their digest has nothing waiting any more and gets no second one.
 * @param day of the sweep, `YYYY-MM-DD`
 */
export function digestOrders(
  accountIds: readonly string[],
  day: string,
): OutboxOrder<DeliverDigestsPayload>[] {
  const sorted = [...accountIds].sort();
  return inParts(sorted, DIGESTS_AT_ONCE).map((part) => ({
    payload: { accountIds: part, day },
    dedupeKey: `digests ${day} ${createHash('sha256').update(part.join()).digest('base64url').slice(0, 22)}`,
  }));
}

/** Orders of one person each, for a set that failed together: whoever it was fails alone. */
export function singleDigestOrders({
  accountIds,
  day,
}: DeliverDigestsPayload): OutboxOrder<DeliverDigestsPayload>[] {
  return inParts(accountIds, 1).map((part) => ({ payload: { accountIds: part, day } }));
}

function inParts(list: readonly string[], size: number): string[][] {
  const parts: string[][] = [];
  for (let from = 0; from < list.length; from += size) parts.push(list.slice(from, from + size));
  return parts;
}
