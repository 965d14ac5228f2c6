import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { loadDemo } from '../../seeds/demo/load-demo.js';
import { storyOn } from '../../seeds/demo/story.js';
import { demoWelcome } from '../../seeds/demo/welcome.js';
import { readYearTables } from '../../seeds/reference/calendar/year-tables.js';
import { loadReference } from '../../seeds/reference/load-reference.js';
import { shanghaiDay, WorkCalendar } from '../../src/core/calendar/index.js';
import { loadConfig, PROJECT_ROOT } from '../../src/platform/config/config.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { replay } from '../support/story-replay.js';

const seedsFolder = join(PROJECT_ROOT, 'seeds');

describe('the demo in an empty database', () => {
  let database: TestDatabase;
  let dataDir: string;
  let reader: Client;
  const rows = async <Row>(sql: string): Promise<Row[]> => (await reader.query(sql)).rows as Row[];
  const load = (environment = {}) =>
    loadDemo({
      config: loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'fatal', ...environment }),
      databaseUrl: database.url,
      seedsFolder,
    });

  beforeAll(async () => {
    database = await createTestDatabase();
    dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-demo-'));
    await loadReference(database.url, seedsFolder);
    expect(await load()).toBe('loaded');
    reader = new Client({ connectionString: database.url });
    await reader.connect();
    await reader.query(`set app.scope = '/'; set app.closed = 'nothing'`);
  }, 120_000);

  afterAll(async () => {
    await reader.end();
    await database.drop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('leaves each task in the state to which the rules alone bring it', async () => {
    const calendar = new WorkCalendar(readYearTables(join(seedsFolder, 'reference', 'calendar')));
    const { states } = replay(storyOn(shanghaiDay(new Date()), calendar), calendar);
    const told = await rows<{ state: string }>('select state from task');
    expect(told.map(({ state }) => state).sort()).toEqual([...states.values()].sort());
  });

  it('numbers the tasks of each body and year without a gap', async () => {
    const series = await rows<{ highest: number; count: number }>(
      `select max(right(number, 3)::int) as highest, count(*)::int from task
       where number is not null group by organisation_id, report_year`,
    );
    expect(series.length).toBeGreaterThan(4);
    for (const { highest, count } of series) expect(highest).toBe(count);
  });

  it('shows every light and something in the inbox on its first day, also on a weekend', async () => {
    const lights = await rows<{ light: string }>('select distinct light from task order by light');
    expect(lights.map(({ light }) => light)).toEqual(['green', 'grey', 'red', 'yellow']);
    const [digests] = await rows<{ count: number }>(`select count(*)::int from notice where kind = 'digest'`);
    expect(digests?.count).toBeGreaterThan(3);
  });

  it('has checked the second year of the bodies whose reports are confirmed', async () => {
    const answers = await rows<{ answer: string }>(
      `select distinct a.answer from closure_answer a join closure_check c on c.id = a.check_id
       where c.year = 2025 order by a.answer`,
    );
    expect(answers.map(({ answer }) => answer)).toEqual(
      expect.arrayContaining(['silent', 'stated-closed', 'stated-in-progress']),
    );
    const [found] = await rows<{ count: number }>('select count(*)::int from closure_recurrence');
    expect(found?.count).toBeGreaterThanOrEqual(2);
  });

  it('greets with accounts that exist and with numbers under which that very thing waits', async () => {
    const welcome = demoWelcome('http://localhost:3000');
    const waiting = await rows<{ number: string }>(
      `select number from task where extension_requested_by is not null
         or state in ('return_pending', 'issued', 'submitted', 'verifying') order by number`,
    );
    const named = [...new Set(welcome.match(/2025-[a-z]+-\d{3}/g))].sort();
    expect(named).toEqual(waiting.map(({ number }) => number));
    const accounts = await rows<{ login: string }>('select login from account');
    const greeted = welcome.split('\n').flatMap((line) => /^ {4}([a-z-]+) /.exec(line)?.[1] ?? []);
    expect(greeted.length).toBeGreaterThan(10);
    for (const login of greeted) expect(accounts).toContainEqual({ login });
  });

  it('leaves no order undone', async () => {
    expect(await rows('select job from outbox where done_at is null or dead_at is not null')).toEqual([]);
  });

  it('is loaded once', async () => {
    const [before] = await rows<{ count: number }>('select count(*)::int from event');
    expect(await load()).toBe('there');
    expect(await rows('select count(*)::int from event')).toEqual([before]);
  });

  it('refuses production', async () => {
    await expect(load({ NODE_ENV: 'production' })).rejects.toThrow('not for production');
  });
});
