import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { beginsLevel, GOVERNMENT_LEVELS, type GovernmentLevel } from '../../src/core/shared/levels.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';

/** Tables that the program reads without a scope, and why that gives nothing away. */
const OUTSIDE: Readonly<Record<string, string>> = {
  account: 'decides who the caller is',
  api_token: 'decides who the caller is',
  role_grant: 'decides who the caller is',
  recovery_code: 'hashes, by which the caller proves who they are',
  session: 'decides who the caller is',
  sign_in_attempts: 'counts of tries by address',
  sign_in_record: 'what happened at the door of each account, shown to nobody by an office of business',
  organisation: 'known to everybody',
  organisation_alias: 'known to everybody',
  organisation_duty: 'known to everybody',
  calendar_day: 'known to everybody',
  calendar_year: 'known to everybody',
  demo: 'says only that the demo was loaded',
  event_chain: 'lengths and hashes of the chains',
  number_series: 'the last number of a series',
  outbox: 'orders that hold ids',
  sweep_run: 'counts of the daily sweep',
  idempotency_key: 'read by account and key together',
  calendar_feed: 'known by the hash of its secret only',
  reply_code: 'decides whose letter it is',
  rate_limit: 'how many requests came in a minute',
  send_slot: 'how many messages went out in a minute',
  worker_heartbeat: 'which processes work, and the ids of their jobs',
  file_quota: 'how many bytes an organisation has used; its route says to whom',
  webhook_feed: 'how far each chain was told',
};

const SCOPED_TABLES = `
select c.relname as name, c.relrowsecurity as secured,
  (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  and a.attname in ('org_path', 'scope_path')
order by c.relname`;

interface HeadOfLevel {
  readonly kind: string;
  readonly level: GovernmentLevel;
  readonly above: GovernmentLevel | null;
  readonly heads: boolean;
}

const ADD_BODY = `
insert into organisation (path, code, kind, level, name, short_name, parent_id)
select $1, trim(both '/' from $1), $2, $3, $1, $1, (select id from organisation where path = $4)`;

const HEADS = `
select o.kind, o.level, above.level as above, o.heads_level as heads
from organisation o left join organisation above on above.id = o.parent_id
where o.path like '/top-%' or o.path ~ '^/(party|government|department|town|office)-'`;

describe('row-level security (docs/adr/0005)', () => {
  let database: TestDatabase;
  let owner: Client;
  let application: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    owner = new Client({ connectionString: database.url });
    application = new Client({ connectionString: database.url, options: '-c role=zhenggai_app' });
    await Promise.all([owner.connect(), application.connect()]);
  });

  afterAll(async () => {
    await Promise.all([owner.end(), application.end()]);
    await database.drop();
  });

  it('is on, with a policy, for every table whose rows belong to a body', async () => {
    const { rows } = await owner.query<{ name: string; secured: boolean; policies: number }>(SCOPED_TABLES);
    expect(rows.length).toBeGreaterThan(10);
    for (const { name, secured, policies } of rows)
      expect([name, secured, policies > 0]).toEqual([name, true, true]);
  });

  it('binds the role that the program works as: it owns nothing and passes no policy by', async () => {
    const { rows } = await owner.query<{ name: string; bypass: boolean; login: boolean; owned: number }>(
      `select rolname as name, rolbypassrls or rolsuper as bypass, rolcanlogin as login,
         (select count(*)::int from pg_class where relowner = r.oid) as owned
       from pg_roles r where rolname = 'zhenggai_app'`,
    );
    expect(rows).toEqual([{ name: 'zhenggai_app', bypass: false, login: false, owned: 0 }]);
  });

  it('shows nothing to a session that has not said for whom it speaks, and nothing of another subtree', async () => {
    const [added] = (
      await owner.query<{ id: string }>(
        `insert into organisation (path, code, kind, level, name, short_name)
         values ('/a/', 'a', 'government', 'county', '甲', '甲') returning id`,
      )
    ).rows;
    await owner.query(
      `insert into event (organisation_id, org_path, place, name, subject_type, subject_id, actor_name, occurred_at, payload,
         previous_hash, hash)
       values ($1, '/a/b/', 0, 'task.registered', 'task', $1, '某人', now(), '{}', '', '')`,
      [added?.id],
    );
    const seenFrom = async (
      scope: string | null,
      closed: string | null = 'nothing',
      opened = '',
    ): Promise<number> => {
      await application.query('begin');
      const settings = { 'app.scope': scope, 'app.closed': closed, 'app.opened': opened };
      for (const [name, value] of Object.entries(settings))
        if (value !== null) await application.query('select set_config($1, $2, true)', [name, value]);
      const { rowCount } = await application.query('select 1 from event');
      await application.query('commit');
      return rowCount ?? -1;
    };
    expect(await seenFrom('/a/')).toBe(1);
    expect(await seenFrom('/a/b/')).toBe(1);
    expect(await seenFrom('/a/bb/')).toBe(0);
    expect(await seenFrom('/c/')).toBe(0);
    expect(await seenFrom(null)).toBe(0);
    expect(await seenFrom('/')).toBe(1);
    expect(await seenFrom('/', null)).toBe(0);
    expect(await seenFrom('/', '^(?:/b/|/a/)')).toBe(0);
    expect(await seenFrom('/', '^(?:/b/)')).toBe(1);
    expect(await seenFrom('/', '^(?:/a/)', '^(?:/a/b/)')).toBe(1);
    expect(await seenFrom('/', '^(?:/a/)', '^(?:/a/c/)')).toBe(0);
  });

  it('begins a level of government where core says so, after any change of what stands above, too', async () => {
    const tops = [...GOVERNMENT_LEVELS.map((level) => [level]), [null]].flat();
    for (const above of tops) {
      const path = `/top-${above ?? 'none'}/`;
      if (above !== null) await owner.query(ADD_BODY, [path, 'government', above, null]);
      for (const kind of ['party', 'government', 'department', 'town', 'office'])
        for (const level of GOVERNMENT_LEVELS)
          await owner.query(ADD_BODY, [
            above === null ? `/${kind}-${level}/` : `${path}${kind}-${level}/`,
            ...[kind, level, above === null ? null : path],
          ]);
    }
    const wrong = async () =>
      (await owner.query<HeadOfLevel>(HEADS)).rows.filter(
        ({ kind, level, above, heads }) => beginsLevel({ kind, level }, above) !== heads,
      );
    expect((await owner.query<HeadOfLevel>(HEADS)).rows.filter(({ heads }) => heads)).toHaveLength(6);
    expect(await wrong()).toEqual([]);
    await owner.query(
      `update organisation set level = (array['county', 'province', 'town', 'city'])[array_position(array['province', 'city', 'county', 'town'], level)]
       where path like '/top-%' and parent_id is null`,
    );
    expect(await wrong()).toEqual([]);
    await owner.query(`update organisation set kind = 'government' where parent_id is not null`);
    expect(await wrong()).toEqual([]);
  });

  it('closes the parts of a table to the program, which comes to their rows through the whole alone', async () => {
    const { rows } = await owner.query<{ name: string; closed: boolean }>(
      `select relname as name, relrowsecurity and not has_table_privilege('zhenggai_app', oid, 'select, insert, update, delete') as closed
       from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relispartition`,
    );
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.filter(({ closed }) => !closed)).toEqual([]);
  });

  it('leaves no table of business outside by accident', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity
         and has_table_privilege('zhenggai_app', oid, 'select') order by relname`,
    );
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(OUTSIDE).sort());
  });
});
