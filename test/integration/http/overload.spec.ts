import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { TestApp } from '../../support/test-app.js';
import type { Person } from '../../support/person.js';

const POOL = 2;

let app: TestApp;
let person: Person;
let holder: Client;

beforeAll(async () => {
  app = await TestApp.start({ environment: { DATABASE_POOL_SIZE: String(POOL) } });
  person = await app.as('yifaban');
  holder = new Client({ connectionString: app.databaseUrl });
  await holder.connect();
});
afterAll(async () => {
  await holder.end();
  await app.stop();
});

/** Everything that reads tasks waits while `work` runs. */
async function whileTasksAreHeld<T>(work: () => Promise<T>): Promise<T> {
  await holder.query('begin; lock table task in access exclusive mode');
  return work().finally(() => holder.query('rollback'));
}

it('answers 503 with Retry-After before requests pile up, and all that it took', async () => {
  const asked = 200;
  let early: Promise<number[]> = Promise.resolve([]);
  const probes = await whileTasksAreHeld(async () => {
    early = Promise.all(Array.from({ length: asked }, async () => (await person.get('/api/tasks')).status));
    const refused = await person.get('/api/tasks');
    return { refused, health: await app.stranger().get('/health/live') };
  });
  const statuses = await early;
  expect(probes.refused.status).toBe(503);
  expect(probes.refused.headers['retry-after']).toBe('2');
  expect(probes.refused.body()).toMatchObject({ code: 'server.overloaded' });
  expect(probes.health.status).toBe(200);
  expect([...new Set(statuses)].sort()).toEqual([200, 503]);
  expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(POOL * 8);
  expect((await app.stranger().get('/metrics')).text).toMatch(
    /zhenggai_http_overloaded_total\{reason="(database|in-flight)"\} [1-9]/,
  );
});

it('takes requests again as soon as there is room', async () => {
  expect((await person.get('/api/tasks')).status).toBe(200);
});
