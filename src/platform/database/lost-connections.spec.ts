import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { outliveLostConnections } from './lost-connections.js';

it('listens to a client that is taken from the pool, once, though the pool’s own listener leaves only then', () => {
  const pool = new EventEmitter();
  outliveLostConnections(pool as unknown as Pool);
  const client = new EventEmitter();
  const idle = () => undefined;
  for (let n = 0; n < 2; n++) {
    client.on('error', idle);
    pool.emit('acquire', client);
    client.removeListener('error', idle);
  }
  expect(client.listenerCount('error')).toBe(1);
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
});
