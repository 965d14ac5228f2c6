import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplyRetention, RETENTION_RULES } from '../../../src/modules/retention/index.js';
import { TestApp } from '../../support/test-app.js';

describe('what is kept no longer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-03-02' });
    await app.as('yifaban');
    await app.as('duchayuan');
    await app.stranger().post('/api/session', { login: 'xianzhang', password: 'falsch-geraten' });
  });
  afterAll(() => app.stop());

  const apply = (dryRun: boolean) => app.nest.get(ApplyRetention).run({ dryRun });
  const rowsOf = async (outcomes: readonly { table: string; rows: number }[], table: string) =>
    outcomes.find((outcome) => outcome.table === table)?.rows;
  const count = async (table: string) =>
    (await app.rows<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;

  it('leaves when its time has come and not a day before; a dry run takes nothing', async () => {
    const sessions = await count('session');
    app.clock.set('2026-05-30');
    expect(await rowsOf(await apply(false), 'session')).toBe(0);
    app.clock.set('2026-06-02');
    expect(await rowsOf(await apply(true), 'session')).toBe(sessions);
    expect(await count('session')).toBe(sessions);
    expect(await rowsOf(await apply(false), 'session')).toBe(sessions);
    expect([await count('session'), await count('sign_in_attempts')]).toEqual([0, 0]);
    expect((await apply(false)).every(({ rows }) => rows === 0)).toBe(true);
  });

  it('leaves in batches, however much there is', async () => {
    await app.rows(
      `insert into idempotency_key (account_id, key, request_hash, created_at)
       select gen_random_uuid(), 'k' || n, '', timestamptz '2026-01-01' from generate_series(1, 2500) n`,
    );
    expect(await rowsOf(await apply(false), 'idempotency_key')).toBe(2500);
  });

  it('touches nothing that keeps the record', async () => {
    const guarded = await app.rows<{ table: string }>(
      `select distinct c.relname as table from pg_trigger t join pg_class c on c.oid = t.tgrelid
       join pg_proc p on p.oid = t.tgfoid where p.proname = 'refuse_change'`,
    );
    const tables = guarded.map(({ table }) => table);
    expect(tables).toEqual(expect.arrayContaining(['event', 'sign_in_record', 'task_evidence']));
    expect(RETENTION_RULES.filter(({ table }) => tables.includes(table))).toEqual([]);
    expect(await count('sign_in_record')).toBeGreaterThanOrEqual(3);
  });
});
