import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { County } from './county.js';

let county: County;
beforeEach(async () => {
  county = await County.found();
});
afterEach(() => county.dissolve());

async function told(task: string): Promise<string[]> {
  const reminders = await county.reminders(task);
  return reminders.map(({ rule, planned_on, who }) => `${planned_on} ${rule} ${who}`);
}

describe('a role that nobody holds', () => {
  const gaps = async () =>
    (await county.sql<{ gaps: unknown[] }>('select gaps from sweep_run order by started_at desc limit 1'))[0]
      ?.gaps;

  test('is put down on the record of the sweep; the officer hears of it before anybody higher up', async () => {
    await county.sql(`update role_grant set ends_on = starts_on where role = 'liaison'`);
    const task = await county.task({ current_due_on: '2026-09-22' });
    await county.day('2026-09-18');
    expect(await told(task)).toEqual(['2026-09-18 due.before-3 officer']);
    expect(await gaps()).toEqual([expect.objectContaining({ role: 'liaison', orgPath: '/t/c/', tasks: 1 })]);
    await county.day('2026-09-21');
    expect((await told(task)).slice(1)).toEqual(['2026-09-21 due.before-1 owner']);
    expect(await gaps()).toEqual([expect.objectContaining({ role: 'liaison', tasks: 1 })]);
  });

  test('is looked for among those in office on the day, after the person whom the task names', async () => {
    await county.sql(`update role_grant set ends_on = '2026-09-17' where role = 'owner'`);
    const [deputy] = await county.sql<{ id: string }>(`select id from account where login = 'supervisor'`);
    const task = await county.task({ current_due_on: '2026-09-22', liaison_id: deputy?.id });
    await county.day('2026-09-18');
    await county.day('2026-09-21');
    expect(await told(task)).toEqual([
      '2026-09-18 due.before-3 supervisor',
      '2026-09-21 due.before-1 supervisor',
    ]);
    expect(await gaps()).toEqual([expect.objectContaining({ role: 'owner' })]);
  });

  test('is not filled by somebody whose account is closed', async () => {
    await county.sql(`update account set disabled_at = now() where login = 'liaison'`);
    const [gone] = await county.sql<{ id: string }>(`select id from account where login = 'liaison'`);
    const task = await county.task({ current_due_on: '2026-09-22', liaison_id: gone?.id });
    await county.day('2026-09-18');
    expect(await told(task)).toEqual(['2026-09-18 due.before-3 officer']);
  });
});
