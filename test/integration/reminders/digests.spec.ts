import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { County } from './county.js';

let county: County;
beforeEach(async () => {
  county = await County.found();
  await county.task({ current_due_on: '2026-10-12' });
  await county.day('2026-09-29');
  await county.sweep('2026-10-08');
});
afterEach(() => county.dissolve());

const orders = () =>
  county.sql<{ id: string; job: string; payload: { accountIds: string[]; day: string } }>(
    `select id, job, payload from outbox where job = 'deliver-digests' and done_at is null order by created_at, id`,
  );
/** Of the second sweep, which speaks to both. */
const titles = async (who: 'liaison' | 'owner') =>
  (await county.inbox(who)).filter(({ day }) => day === '2026-10-08').map(({ title }) => title);

test('a sweep orders the digests of many people at once, and each gets their own', async () => {
  const found = await orders();
  expect(found.map(({ payload }) => payload.accountIds.length)).toEqual([2]);
  await county.runJobs();
  expect(await titles('liaison')).toEqual(['整改提醒 2026-10-08:1项']);
  expect(await titles('owner')).toEqual(['整改提醒 2026-10-08:1项']);
});

test('whoever cannot be told keeps nobody else waiting: a set that fails again is taken apart', async () => {
  await county.sql(`do $$ begin execute format('alter table notice add constraint notice_refused_ck check (account_id <> %L)',
    (select id from account where login = 'owner')); end $$`);
  const [order] = await orders();
  if (order === undefined) throw new Error('nothing was ordered');
  expect(await county.runJob(order, 1)).toMatchObject({ constraint: 'notice_refused_ck' });
  expect(await titles('liaison')).toEqual([]);
  expect(await county.runJob(order, 3)).toBeNull();
  for (const single of await orders()) await county.runJob(single, 1);
  expect(await titles('liaison')).toEqual(['整改提醒 2026-10-08:1项']);
  expect((await orders()).map(({ payload }) => payload.accountIds.length)).toEqual([1]);
});

test('of people in one order only those wait who are not to be disturbed', async () => {
  await county.sql(
    `insert into quiet_period (account_id, from_on, through_on) select id, '2026-10-01', '2026-10-09' from account where login = 'owner'`,
  );
  await county.runJobs();
  expect([await titles('liaison'), await titles('owner')]).toEqual([['整改提醒 2026-10-08:1项'], []]);
  const waiting = await county.sql<{ accountIds: string[]; at: Date }>(
    `select payload -> 'accountIds' as "accountIds", available_at as at from outbox where job = 'deliver-digests' and done_at is null`,
  );
  expect(waiting.map(({ accountIds, at }) => [accountIds.length, at.toISOString()])).toEqual([
    [1, '2026-10-09T00:30:00.000Z'],
  ]);
});

test('an order of the release before, for one person, is still carried out', async () => {
  await county.sql(`update outbox set done_at = now() where job = 'deliver-digests'`);
  await county.sql(
    `insert into outbox (job, queue, payload, created_at, available_at)
     select 'deliver-notices', 'notify', jsonb_build_object('accountId', id, 'day', '2026-10-08'), $1, $1 from account where login = 'owner'`,
    [county.clock.now()],
  );
  await county.runJobs();
  expect([await titles('liaison'), await titles('owner')]).toEqual([[], ['整改提醒 2026-10-08:1项']]);
});
