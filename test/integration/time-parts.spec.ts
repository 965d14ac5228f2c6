import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { load } from '../../seeds/generate/index.js';
import { ChainVerification } from '../../src/modules/audit/index.js';
import { Parts } from '../../src/platform/database/parts/index.js';
import { TestApp } from '../support/test-app.js';

const ONCE = `insert into reminder (task_id, rule_id, due_day, recipient_id, channel, org_path, family, level, role, reason_code, params, planned_on)
  select t.id, 'due.after-1', $2::date, t.liaison_id, 'inbox', t.org_path, 'due', 1, 'liaison', 'notice.due-after', '{}', $2::date
  from task t where t.id = $1 on conflict do nothing returning 1`;

describe('acts and reminders, cut by years (docs/adr/0031)', () => {
  let app: TestApp;
  let owner: Client;
  let ended: string;
  let running: string;
  const parts = () => app.nest.get(Parts);
  const value = async (sql: string, params: unknown[] = []) =>
    Object.values((await owner.query<Record<string, unknown>>(sql, params)).rows[0] ?? {})[0];

  beforeAll(async () => {
    app = await TestApp.start({ at: '2031-02-03' });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await load(owner, { recipe: { bodies: 3, years: 3, seed: 3, tasks: 90 }, into: true });
    ended = String(await value(`select id from task where state = 'cancelled' limit 1`));
    running = String(await value(`select id from task where state = 'in_progress' limit 1`));
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  it('makes the years ahead once, whoever asks and however often', async () => {
    const both = await Promise.all([parts().keep(), parts().keep()]);
    const made = both.flatMap((one) => one.made);
    expect(new Set(made).size).toBe(made.length);
    expect(made).toEqual(expect.arrayContaining(['event_2033', 'reminder_2033']));
    expect((await parts().keep()).made).toEqual([]);
  });

  it('takes what happens in a year without a part, and makes no part over it', async () => {
    await owner.query(ONCE, [running, '2060-05-06']);
    expect(await value(`select tableoid::regclass::text from reminder where due_day = '2060-05-06'`)).toBe(
      'reminder_later',
    );
    app.clock.set('2059-01-05');
    const { made } = await parts().keep();
    expect(made).toContain('reminder_2059');
    expect(made).not.toContain('reminder_2060');
    expect(made).toContain('reminder_2061');
    app.clock.set('2031-02-03');
  });

  it('keeps anybody from being told twice, in every part', async () => {
    for (const day of ['2020-02-02', '2031-05-06', '2060-05-06']) {
      await owner.query(ONCE, [running, day]);
      expect((await owner.query(ONCE, [running, day])).rowCount).toBe(0);
    }
  });

  it('refuses to change, delete or empty an act through the whole and through a part', async () => {
    for (const table of ['event', 'event_before', 'event_2031'])
      await expect(owner.query(`truncate ${table}`)).rejects.toMatchObject({ code: 'ZG001' });
    for (const statement of [
      `update event set name = 'x'`,
      'delete from event',
      `update event_before set name = 'x'`,
    ])
      await expect(owner.query(statement)).rejects.toMatchObject({ code: 'ZG001' });
  });

  it('chains acts over the turn of a year, each in its part', async () => {
    const add = `insert into event (organisation_id, org_path, name, subject_type, subject_id, actor_name, occurred_at, payload)
      select organisation_id, org_path, 'task.urged', 'task', id, '某人', $2::timestamptz, '{}' from task where id = $1`;
    for (const at of ['2031-12-31T23:59:59+08:00', '2032-01-01T00:00:00+08:00', '2070-01-01T00:00:00+08:00'])
      await owner.query(add, [running, at]);
    const { rows } = await owner.query<{ part: string }>(
      `select tableoid::regclass::text as part from event where name = 'task.urged' order by id`,
    );
    expect(rows.map(({ part }) => part)).toEqual(['event_2031', 'event_2032', 'event_later']);
    expect(await app.nest.get(ChainVerification).run()).toMatchObject({ broken: [], unrecorded: [] });
  });

  it('puts reminders of ended tasks aside after ten years, and none that a running task still counts by', async () => {
    await owner.query('select app.make_parts(2032, 2045)');
    await owner.query(`update task set next_recheck_on = null where id = $1`, [ended]);
    await owner.query(`${ONCE.replace('returning 1', '')}`, [ended, '2034-03-04']);
    await owner.query(`update reminder set outdated_on = due_day where due_day = '2034-03-04'`);
    await owner.query(ONCE, [running, '2035-03-04']);
    await expect(owner.query('select app.detach_parts(2099)')).rejects.toMatchObject({ code: '22023' });
    app.clock.set('2046-02-03');
    const { detached } = await parts().keep();
    expect(detached).toContain('reminder_2034');
    expect(detached).not.toContain('reminder_2035');
    expect(await value(`select count(*)::int from archive.reminder_2034`)).toBe(1);
    expect(await value(`select count(*)::int from reminder where due_day = '2034-03-04'`)).toBe(0);
    expect((await parts().keep()).detached).toEqual([]);
  });
});
