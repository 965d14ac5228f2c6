import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { Client } from 'pg';
import { load, OtherDataError, type Loaded } from '../../../seeds/generate/index.js';
import { readArguments } from '../../../src/entrypoints/cli/generate.command.js';
import { ChainVerification } from '../../../src/modules/audit/index.js';
import { TestApp } from '../../support/test-app.js';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.js';

const RECIPE = { bodies: 30, years: 3, seed: 7, tasks: 500 } as const;

/** One that has tables and nothing in them. */
async function filled(seed: number): Promise<{ database: TestDatabase; client: Client; loaded: Loaded }> {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  return { database, client, loaded: await load(client, { recipe: { ...RECIPE, seed }, into: false }) };
}

/** Over every row of every generated table, in an order that the rows themselves give. */
async function fingerprint(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_stat_user_tables where schemaname = 'public' and relname not in ('migration') order by 1`,
  );
  const hash = createHash('sha256');
  for (const { name } of rows) {
    const sum = await client.query<{ rows: string }>(
      `select coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '') as rows from ${name} t`,
    );
    hash.update(name).update(sum.rows[0]?.rows ?? '');
  }
  return hash.digest('hex');
}

describe('a made-up province', () => {
  let first: Awaited<ReturnType<typeof filled>>;
  beforeAll(async () => {
    first = await filled(7);
  });
  afterAll(async () => {
    await first.client.end();
    await first.database.drop();
  });

  const count = async (sql: string) => Number((await first.client.query<{ n: string }>(sql)).rows[0]?.n);

  test('as many tasks as asked for, in every state that tasks have, each with acts and people who were told', async () => {
    expect(first.loaded).toMatchObject({
      tasks: 500,
      events: await count('select count(*) as n from event'),
    });
    expect(await count('select count(distinct state) as n from task')).toBeGreaterThanOrEqual(18);
    expect(
      await count(
        'select count(*) as n from task t where not exists (select from event e where e.subject_id = t.id)',
      ),
    ).toBe(0);
    expect(await count(`select count(*) as n from delivery where state = 'sent'`)).toBeGreaterThan(400);
    expect(await count('select count(*) as n from report')).toBe(90);
    expect(
      await count('select count(*) as n from organisation o where o.heads_level <> app.is_head_of_level(o)'),
    ).toBe(0);
    expect(await count('select count(*) as n from organisation o where o.levels_below')).toBeGreaterThan(0);
  });

  test('what a report’s items quote stands where they say', async () => {
    expect(
      await count(
        `select count(*) as n from report_item i join report_text t using (report_id)
         where substr(t.text, i.start_offset + 1, i.end_offset - i.start_offset) <> i.quote`,
      ),
    ).toBe(0);
  });

  test('indexes, foreign keys and triggers stand as before', async () => {
    const empty = await createTestDatabase();
    const other = new Client({ connectionString: empty.url });
    await other.connect();
    const shape = `select string_agg(line, e'\\n' order by line) as shape from (
      select regexp_replace(indexdef, 'INDEX \\S+', '') as line from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass::text || conname || pg_get_constraintdef(oid) || convalidated::text from pg_constraint where contype = 'f'
      union all select tgrelid::regclass::text || tgname || tgenabled::text from pg_trigger where not tgisinternal) s`;
    const [before, after] = [await other.query(shape), await first.client.query(shape)];
    await other.end();
    await empty.drop();
    expect(after.rows).toEqual(before.rows);
  });

  test('the same seed gives the same bytes, another one others', async () => {
    const again = await filled(7);
    const another = await filled(8);
    const prints = await Promise.all([first, again, another].map(({ client }) => fingerprint(client)));
    for (const { client, database } of [again, another]) {
      await client.end();
      await database.drop();
    }
    expect(prints[1]).toBe(prints[0]);
    expect(prints[2]).not.toBe(prints[0]);
  });

  test('a database with other data is left alone', async () => {
    const before = await count('select count(*) as n from task');
    await expect(load(first.client, { recipe: { ...RECIPE, seed: 9 }, into: false })).rejects.toBeInstanceOf(
      OtherDataError,
    );
    expect(await count('select count(*) as n from task')).toBe(before);
  });
});

test('its acts hold under audit verify, beside data that was there and after an act of the program', async () => {
  const app = await TestApp.start();
  const client = new Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    await expect(load(client, { recipe: RECIPE, into: false })).rejects.toBeInstanceOf(OtherDataError);
    const { events } = await load(client, { recipe: RECIPE, into: true });
    const { rows } = await client.query<{ id: string }>(
      `select id from task where state = 'in_progress' limit 1`,
    );
    await client.query('begin');
    await client.query(
      `set local role zhenggai_app; select set_config('app.scope', '/', true), set_config('app.closed', 'nothing', true)`,
    );
    await client.query(`update task set title = '改过的标题', version = version + 1 where id = $1`, [
      rows[0]?.id,
    ]);
    await client.query('commit');
    const found = await app.nest.get(ChainVerification).run();
    expect(found).toMatchObject({ broken: [], unrecorded: [] });
    expect(found.checked).toBeGreaterThan(events);
  } finally {
    await client.end();
    await app.stop();
  }
});

describe('the arguments of generate', () => {
  test.each([
    [['--bodies', '30', '--years', '3', '--seed', '7'], { bodies: 30, years: 3, seed: 7, tasks: null }],
    [
      ['--bodies', '30', '--years', '3', '--seed', '7', '--tasks', '90', '--into'],
      { bodies: 30, years: 3, seed: 7, tasks: 90 },
    ],
  ])('%j', (argv, recipe) => {
    expect(readArguments(argv)).toEqual({ recipe, into: argv.includes('--into') });
  });

  test.each([
    [[]],
    [['--bodies', '30', '--years', '3']],
    [['--bodies', '0', '--years', '3', '--seed', '7']],
    [['--bodies', 'x', '--years', '3', '--seed', '7']],
    [['--bodies', '30', '--years', '3', '--seed', '7', '--fast']],
  ])('%j is refused', (argv) => {
    expect(readArguments(argv)).toBeNull();
  });
});
