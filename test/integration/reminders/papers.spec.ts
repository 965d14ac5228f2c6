import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { County } from './county.js';

/** Due on 2026-10-12; 2026-09-18 is a Friday, 09-20 a Sunday that is worked. */
describe('what a sweep puts on the desk of the office', () => {
  let county: County;
  beforeEach(async () => {
    county = await County.found();
  });
  afterEach(() => county.dissolve());

  const slips = (task: string) =>
    county.sql(
      `select colour, state, ground, drafted_by as by, limit_workdays as days from slip where task_id = $1 order by drafted_at, id`,
      [task],
    );
  const issue = (task: string, limitOn: string) =>
    county.sql(
      `update slip set state = 'issued', number = '1', issued_on = '2026-09-25', issued_at = '2026-09-25T01:00:00Z', limit_on = $2 where task_id = $1 and state = 'draft'`,
      [task, limitOn],
    );

  test('one draft for a colour, however many sweeps, and none again once it was dropped', async () => {
    const task = await county.task({ progress: 50, current_due_on: '2026-10-12' });
    await county.day('2026-09-18');
    expect(await slips(task)).toEqual([
      { colour: 'yellow', state: 'draft', ground: 'cause', by: null, days: 5 },
    ]);
    await county.day('2026-09-20');
    expect(await slips(task)).toHaveLength(1);
    await county.sql(`update slip set state = 'discarded' where task_id = $1`, [task]);
    await county.day('2026-09-21');
    expect(await slips(task)).toHaveLength(1);
  });

  test('a running slip silences the reminders of the time limit, and its own limit brings the next colour', async () => {
    const task = await county.task();
    const other = await county.task();
    await county.day('2026-09-29');
    expect(await slips(task)).toMatchObject([{ colour: 'blue', state: 'draft' }]);
    await issue(task, '2026-10-08');
    await county.day('2026-10-08');
    const rules = async (id: string) =>
      (await county.reminders(id)).map(({ rule, due_day }) => `${rule} ${due_day}`);
    expect(await rules(other)).toContain('due.before-3 2026-10-08');
    expect(await rules(task)).not.toContain('due.before-3 2026-10-08');
    await county.day('2026-10-09');
    expect(await slips(task)).toMatchObject([{ colour: 'blue' }, { colour: 'yellow', ground: 'limit' }]);
    expect(await slips(other)).toMatchObject([{ colour: 'blue' }]);
  });

  test('red at the checks of three months in a row proposes a talk, once, to those who decide', async () => {
    const task = await county.task({ progress: 100, current_due_on: '2026-08-31', state: 'in_progress' });
    for (const day of ['2026-09-18', '2026-09-20', '2026-10-08', '2026-10-09', '2026-11-02', '2026-11-03'])
      await county.day(day);
    const checks = await county.sql(
      'select month::text, light from light_check where task_id = $1 order by month',
      [task],
    );
    expect(checks).toEqual([
      { month: '2026-09-01', light: 'red' },
      { month: '2026-10-01', light: 'red' },
      { month: '2026-11-01', light: 'red' },
    ]);
    const proposals = await county.sql(
      'select kind, state, proposed_by as by from proposal where task_id = $1',
      [task],
    );
    expect(proposals).toEqual([{ kind: 'interview', state: 'proposed', by: null }]);
    const told = (await county.inbox('supervisor')).filter(({ kind }) => kind === 'immediate');
    expect(told.map(({ body }) => body.split('\n')[1])).toEqual(['建议约谈,待决定']);
  });

  test('a red slip that was not met proposes a talk before the next check', async () => {
    const task = await county.task({ progress: 100, current_due_on: '2026-09-21' });
    await county.day('2026-09-22');
    expect(await slips(task)).toMatchObject([{ colour: 'red', state: 'draft' }]);
    await issue(task, '2026-09-28');
    await county.day('2026-09-28');
    expect(await county.sql('select kind from proposal')).toEqual([]);
    await county.day('2026-09-29');
    expect(await county.sql('select kind from proposal')).toEqual([{ kind: 'interview' }]);
  });
});
