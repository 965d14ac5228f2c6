import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { load } from '../../../seeds/generate/index.js';
import { Tally } from '../../../src/modules/dashboard/index.js';
import { hashSecret } from '../../../src/modules/identity/index.js';
import { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

const SECRET = 'tally-session-secret-of-enough-length';

/** The board counted from the tasks themselves: nobody's sums. */
const COUNTED = `
with m as (
  select t.*, t.issued_on is not null and t.state not in ('cancelled','merged','not_applicable','done','publicity','closed','carried_over') as is_open,
    t.state not in ('closed','carried_over','cancelled','merged','not_applicable') and (t.state in ('registered','return_pending','submitted','verifying','done','publicity','reopened')
      or t.extension_requested_by is not null or t.plan_state = 'submitted') as is_office
  from task t where starts_with(t.org_path, $1)
    or exists (select from task_party y where y.task_id = t.id and y.organisation_id = $3)
)
select count(*) filter (where is_open and current_due_on between $2::date and $2::date + 3)::int as "dueThisWeek",
  count(*) filter (where is_open and current_due_on < $2::date)::int as overdue,
  count(*) filter (where is_open and light = 'red')::int as red, count(*) filter (where is_open and light = 'yellow')::int as yellow,
  count(*) filter (where is_open and light = 'green')::int as green, count(*) filter (where is_open and light = 'grey')::int as grey,
  count(*) filter (where is_office)::int as "waitingOnMe", count(*) filter (where is_open and not is_office)::int as "waitingOnThem",
  0 as chains
from m`;

describe('the sums behind the boards', () => {
  let app: TestApp;
  let owner: Client;
  let person: Person;
  let office: { id: string; path: string };

  beforeAll(async () => {
    // A Thursday: the week ends three days later.
    app = await TestApp.start({ at: '2026-10-01' });
    owner = new Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await load(owner, { recipe: { bodies: 32, years: 2, seed: 5, tasks: 600 }, into: true });
    // The county's office, which also takes part in tasks of the county beside it.
    const found = await owner.query<{ id: string; path: string; account: string }>(
      `select o.id, o.path, a.id as account from organisation o join account a on a.organisation_id = o.id and a.login = o.code || '-officer'
       where o.level = 'county' and o.kind = 'government' and o.name like '%县人民政府' order by o.path limit 1`,
    );
    const [county] = found.rows;
    if (county === undefined) throw new Error('no county was made');
    office = county;
    await owner.query(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $3::timestamptz + interval '1 hour')`,
      [hashSecret(SECRET), county.account, app.clock.now()],
    );
    await owner.query(
      `insert into task_party (task_id, organisation_id, org_path, part)
       select t.id, $1, t.org_path, 'assisting' from task t where not starts_with(t.org_path, $2) and t.state = 'in_progress' order by t.id limit 5`,
      [office.id, office.path],
    );
    person = app.stranger().with({ cookie: `zhenggai_session=${SECRET}` });
  });
  afterAll(async () => {
    await owner.end();
    await app.stop();
  });

  const board = async () => {
    const { sections } = (await person.get('/api/board')).body<{
      sections: { key: string; count: number }[];
    }>();
    return Object.fromEntries(sections.map(({ key, count }) => [key, count]));
  };
  const counted = async () =>
    (await owner.query(COUNTED, [office.path, '2026-10-01', office.id])).rows[0] as object;
  const changes = async () =>
    Number((await owner.query<{ n: string }>('select count(*) as n from task_tally_change')).rows[0]?.n);

  it('say what counting says, with what the office takes part in elsewhere', async () => {
    const sums = await board();
    expect(sums).toEqual(await counted());
    expect(sums['waitingOnThem']).toBeGreaterThan(10);
  });

  it('follow every change in its own transaction, folded or not', async () => {
    const random = `update task set state = (array['issued', 'in_progress', 'submitted', 'closed', 'cancelled', 'registered'])[1 + abs(hashtext(id::text || $1)) % 6],
      light = (array['green', 'yellow', 'red', 'grey'])[1 + abs(hashtext($1 || id::text)) % 4],
      current_due_on = case when abs(hashtext(id::text || $1)) % 7 = 0 then null else date '2026-09-01' + abs(hashtext($1 || id::text)) % 60 end,
      plan_state = case abs(hashtext(id::text || $1)) % 5 when 0 then 'submitted' else 'approved' end where abs(hashtext($1 || id::text)) % 3 = 0`;
    for (const round of ['a', 'b', 'c']) {
      await owner.query(random, [round]);
      expect(await board()).toEqual(await counted());
      if (round === 'b') expect(await app.nest.get(Tally).fold()).toBeGreaterThan(0);
    }
    await owner.query('begin');
    await owner.query(random, ['d']);
    await owner.query('rollback');
    expect(await board()).toEqual(await counted());
    await Promise.all([app.nest.get(Tally).fold(), app.nest.get(Tally).fold()]);
    expect(await changes()).toBe(0);
    expect(await board()).toEqual(await counted());
  });

  it('are not touched by what no board shows', async () => {
    await owner.query(`update task set progress = 42, version = version + 1 where state = 'in_progress'`);
    expect(await changes()).toBe(0);
  });

  it('are checked by counting: what differs is named and set right', async () => {
    expect(await app.nest.get(Tally).check()).toEqual([]);
    await owner.query(
      `update task_tally set tasks = tasks + 7 where ctid = (select ctid from task_tally where org_path = $1 limit 1)`,
      [office.path],
    );
    const drift = await app.nest.get(Tally).check();
    expect(drift).toHaveLength(1);
    expect(drift[0]).toMatchObject({ path: office.path });
    expect((drift[0]?.found ?? 0) - (drift[0]?.expected ?? 0)).toBe(7);
    expect(await board()).toEqual(await counted());
    expect(await app.nest.get(Tally).check()).toEqual([]);
  });
});
