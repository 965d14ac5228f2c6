import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { PROJECT_ROOT } from '../../../src/platform/config/config.js';
import { watchStatements, type SlowStatement } from '../../../src/platform/database/slow-statements.js';
import { Readiness } from '../../../src/platform/observability/readiness.js';
import { RunningJobs } from '../../../src/platform/queue/running-jobs.js';
import { TestApp } from '../../support/test-app.js';

const NOW = new Date('2026-03-02T08:30:00+08:00');
const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);

describe('what operators see', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  async function beat(seenAt: Date, startedAt: Date | null): Promise<void> {
    const jobs =
      startedAt === null
        ? []
        : [{ queue: 'notify', job: 'send-mail', id: 'x', startedAt, timeoutMs: 30_000 }];
    await app.rows('delete from worker_heartbeat');
    await app.rows(`insert into worker_heartbeat values (gen_random_uuid(), 'host', 7, $1, $1, $2::jsonb)`, [
      seenAt,
      JSON.stringify(jobs),
    ]);
  }

  const metrics = async () => (await app.stranger().get('/metrics')).text;

  it.each([
    ['has nothing to do', { state: 'live', seenAt: ago(5), startedAt: null }],
    ['is busy with a job within its time', { state: 'live', seenAt: ago(5), startedAt: ago(55) }],
    ['works on a job long past its time', { state: 'wedged', seenAt: ago(5), startedAt: ago(65) }],
    ['has not been heard of for a minute', { state: 'silent', seenAt: ago(65), startedAt: null }],
  ])('a worker that %s', async (_what, { state, seenAt, startedAt }) => {
    const status = state === 'live' ? 200 : 503;
    await beat(seenAt, startedAt);
    expect((await app.stranger().get('/health/ready')).status).toBe(status);
    expect((await app.stranger().get('/health/serving')).status).toBe(200);
    expect(await metrics()).toContain(`zhenggai_workers{state="${state}"} 1`);
    await app.rows('delete from worker_heartbeat');
  });

  it('a job that was given up stays under way until its handler has ended', async () => {
    const running = app.nest.get(RunningJobs);
    const job = {
      queue: 'notify',
      job: 'send-mail',
      id: 'x',
      startedAt: ago(65),
      timeoutMs: 30_000,
    } as const;
    let end = () => {};
    const settled: string[] = [];
    running.onSettled(({ outcome }) => settled.push(outcome));
    const work = running.watch(job, new Promise<void>((done) => (end = done)));
    expect(running.wedged(NOW)).toEqual([job]);
    expect(running.wedged(ago(30))).toEqual([]);
    end();
    await work;
    expect([running.list(), settled]).toEqual([[], ['done']]);
  });

  it('the dashboard and the alerts name only metrics that are there', async () => {
    const text = await metrics();
    const known = new Set(
      [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [`${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    );
    for (const file of ['grafana-dashboard.json', 'alerts.yml']) {
      const source = readFileSync(join(PROJECT_ROOT, 'docs', 'deploy', file), 'utf8');
      const named = [...source.matchAll(/\b(?:zhenggai|process|nodejs)_[a-z0-9_]+/g)].map(([name]) => name);
      expect(named.length).toBeGreaterThan(8);
      expect(named.filter((name) => !known.has(name))).toEqual([]);
    }
  });

  it('a process that is leaving says so, and ends its connections', async () => {
    const other = await TestApp.start();
    try {
      expect((await other.stranger().get('/health/serving')).headers['connection']).not.toBe('close');
      other.nest.get(Readiness).leave();
      const answer = await other.stranger().get('/health/serving');
      expect([answer.status, answer.code, answer.headers['connection']]).toEqual([
        503,
        'server.not-ready',
        'close',
      ]);
      expect((await other.stranger().get('/health/live')).status).toBe(200);
    } finally {
      await other.stop();
    }
  });

  it('statements that take long are told, without their values', async () => {
    const pool = new pg.Pool({ connectionString: app.databaseUrl, max: 1 });
    const told: SlowStatement[] = [];
    watchStatements(pool, 20, (slow) => told.push(slow));
    await pool.query('select 1');
    await pool.query(`select pg_sleep(0.05), 'a secret' as word where $1 <> ''`, ['another']);
    await pool.end();
    await delay(0);
    expect(told.map(({ text }) => text)).toEqual([`select pg_sleep(0.05), '…' as word where $1 <> '…'`]);
    expect(told[0]?.ms).toBeGreaterThanOrEqual(50);
  });
});
