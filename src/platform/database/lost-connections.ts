import type { Pool, PoolClient } from 'pg';

/**
 * A client that is out of its pool and between two statements has nobody who listens to it: a connection that the server ends
 * at that moment would end the process. Whoever holds the client learns of it from the next statement. The pool's own listener is
 * still there when it tells of a client that is taken, and goes right after: counting listeners says nothing.
 */
export function outliveLostConnections(pool: Pool): void {
  const known = new WeakSet<PoolClient>();
  pool.on('acquire', (client: PoolClient) => {
    if (known.has(client)) return;
    known.add(client);
    client.on('error', () => undefined);
  });
}
