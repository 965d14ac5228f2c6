import type { Pool, PoolClient } from 'pg';

/**
 * A client that is out of its pool and between two statements has nobody who listens to it: a connection that the server ends
 * at that moment would end the process. Whoever holds the client learns of it from the next statement.
 */
export function outliveLostConnections(pool: Pool): void {
  pool.on('acquire', (client: PoolClient) => {
    if (client.listenerCount('error') === 0) client.on('error', () => undefined);
  });
}
