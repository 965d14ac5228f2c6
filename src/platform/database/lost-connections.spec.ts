import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import type { Pool } from 'pg';
import { outliveLostConnections } from './lost-connections.js';

it('listens to a client that is taken from the pool, once', () => {
  const pool = new EventEmitter();
  outliveLostConnections(pool as unknown as Pool);
  const client = new EventEmitter();
  pool.emit('acquire', client);
  pool.emit('acquire', client);
  expect(client.listenerCount('error')).toBe(1);
  expect(() => client.emit('error', new Error('terminating connection'))).not.toThrow();
});
