import type { Writable } from 'node:stream';
import type { Client, PoolClient } from 'pg';

/** What is sent together goes out in one write to the socket: most of what a read costs this process is such writes. */
export function inOnePacket<T>(client: PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

/** Waits for all of a pipeline before judging it: the connection must be quiet before it goes back. */
export async function settled<T>(queries: readonly Promise<T>[]): Promise<T[]> {
  const outcomes = await Promise.allSettled(queries);
  return outcomes.map((outcome) => {
    if (outcome.status === 'rejected') throw outcome.reason;
    return outcome.value;
  });
}

/** Ends a connection that cannot be trusted any more: the pool drops it when it comes back. */
export function leavePool(client: PoolClient): void {
  (client as unknown as Client).end().catch(() => undefined);
}
