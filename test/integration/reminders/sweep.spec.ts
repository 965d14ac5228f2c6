import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../../../src/core/shared/local-date.js';
import { Sweep } from '../../../src/modules/reminders/sweep/sweep.service.js';
import { County } from './county.js';

let county: County;
beforeEach(async () => {
  county = await County.found();
});
afterEach(() => county.dissolve());

/** Every day from one to the other, as a process that never stops would sweep it. */
async function sweepThrough(from: string, to: string): Promise<string[]> {
  const swept: string[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1))
    if (await county.day(day)) swept.push(day);
  return swept;
}

async function told(task: string): Promise<string[]> {
  const reminders = await county.reminders(task);
  return reminders.map(({ rule, planned_on, who }) => `${planned_on} ${rule} ${who}`);
}

const count = async (table: string): Promise<number> =>
  Number((await county.sql<{ n: string }>(`select count(*) as n from ${table}`))[0]?.n);

describe('a sweep', () => {
  test('counts over the national holiday, make-up days included, and climbs one level at a time', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    const swept = await sweepThrough('2026-09-18', '2026-10-21');
    expect(swept.filter((day) => day >= '2026-09-30' && day <= '2026-10-13')).toEqual(
      ['2026-09-30', '2026-10-08', '2026-10-09', '2026-10-10', '2026-10-12', '2026-10-13'], //
    );
    expect(await told(task)).toEqual([
      '2026-09-21 due.before-10 liaison',
      '2026-09-29 due.before-5 liaison',
      '2026-10-08 due.before-3 liaison',
      '2026-10-08 due.before-3 owner',
      '2026-10-10 due.before-1 liaison',
      '2026-10-10 due.before-1 owner',
      '2026-10-12 due.on-0 liaison',
      '2026-10-12 due.on-0 owner',
      '2026-10-13 due.after-1 liaison',
      '2026-10-13 due.after-1 owner',
      '2026-10-13 due.after-1 signer',
      '2026-10-16 due.after-4 leader',
      '2026-10-16 due.after-4 liaison',
      '2026-10-16 due.after-4 owner',
      '2026-10-16 due.after-4 signer',
      '2026-10-21 due.after-7 leader',
      '2026-10-21 due.after-7 liaison',
      '2026-10-21 due.after-7 mayor',
      '2026-10-21 due.after-7 owner',
      '2026-10-21 due.after-7 signer',
    ]);
    expect(await county.inbox('liaison')).toHaveLength(8);
    expect(await county.inbox('mayor')).toHaveLength(1);
  });

  test('that finds nothing due says nothing to anybody', async () => {
    const task = await county.task({ current_due_on: '2027-03-31' });
    expect(await sweepThrough('2026-09-18', '2026-09-24')).toHaveLength(6);
    expect(await told(task)).toEqual([]);
    expect([await count('reminder'), await count('notice'), await count('outbox')]).toEqual([0, 0, 0]);
  });

  test.each([
    ['on a rest day', '2026-10-02'],
    ['before half past eight', '2026-09-29T08:29:59+08:00'],
    ['at six in the evening', '2026-09-29T18:00:00+08:00'],
  ])('does not take place %s', async (_, at) => {
    await county.task({ current_due_on: '2026-10-12' });
    expect(await county.sweep(at)).toBe(false);
    expect([await count('reminder'), await count('sweep_run')]).toEqual([0, 0]);
  });

  test('that was missed is made up for once, later that day or on a later one', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    expect(await county.day('2026-09-18')).toBe(true);
    expect(await county.day('2026-09-21T17:30:00+08:00')).toBe(true);
    // Down from then on through before-5 on 29 September and before-3 on 8 October.
    expect(await county.day('2026-10-09')).toBe(true);
    expect(await told(task)).toEqual([
      '2026-09-21 due.before-10 liaison',
      '2026-10-09 due.before-3 liaison',
      '2026-10-09 due.before-3 owner',
    ]);
    const [late] = (await county.reminders(task)).slice(-1);
    expect(late).toMatchObject({ due_day: '2026-10-08', state: 'sent' });
    await county.day('2026-10-10');
    expect((await told(task)).slice(3)).toEqual([
      '2026-10-10 due.before-1 liaison',
      '2026-10-10 due.before-1 owner',
    ]);
  });

  test('is done once a day, and two at the same moment are one', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    county.clock.set('2026-09-21');
    const run = () => county.app.get(Sweep).runIfDue(new AbortController().signal);
    await Promise.all([run(), run()]);
    expect(await run()).toBe(false);
    await county.runJobs();
    expect(await told(task)).toEqual(['2026-09-21 due.before-10 liaison']);
    expect(await county.inbox('liaison')).toHaveLength(1);
  });

  test('that broke off before its end is done again, and says the same', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    await county.sweep('2026-10-13');
    const before = await told(task);
    await county.sql('update sweep_run set finished_at = null');
    await county.sql('delete from outbox');
    expect(await county.day('2026-10-13T09:30:00+08:00')).toBe(true);
    expect(await told(task)).toEqual(before);
    expect(await county.inbox('liaison')).toHaveLength(1);
  });

  test('passes over what was called off by submission, request for more time, or pause', async () => {
    const due = { current_due_on: '2026-09-18' };
    const submitted = await county.task({ ...due, state: 'submitted', submitted_on: '2026-09-18' });
    const extension = await county.task({ ...due, extension_decision_due_on: '2026-09-22' });
    const paused = await county.task({
      ...due,
      state: 'paused',
      paused_on: '2026-09-17',
      review_on: '2026-09-23',
    });
    await county.day('2026-09-18');
    await county.day('2026-09-21');
    expect(await told(submitted)).toEqual([]);
    expect(await told(extension)).toEqual(['2026-09-21 extension-decision.before-1 officer']);
    expect(await told(paused)).toEqual([]);
    await sweepThrough('2026-09-22', '2026-09-23');
    expect(await told(paused)).toEqual(['2026-09-23 pause-review.on-0 officer']);
  });
});

describe('the light of a task', () => {
  const lightOf = async (id: string) =>
    (
      await county.sql('select light, light_reason, light_on::text, version from task where id = $1', [id])
    )[0];

  test('is that of the day, and its version stays', async () => {
    const task = await county.task({ current_due_on: '2026-09-25', progress: 100 });
    await county.day('2026-09-18');
    expect(await lightOf(task)).toEqual({
      light: 'yellow',
      light_reason: 'light.near-due',
      light_on: '2026-09-18',
      version: 1,
    });
    await sweepThrough('2026-09-21', '2026-09-28');
    expect(await lightOf(task)).toMatchObject({
      light: 'red',
      light_reason: 'light.past-due',
      light_on: '2026-09-28',
    });
  });

  test('goes out where the task has ended', async () => {
    const task = await county.task({ state: 'closed', light: 'red', closed_on: '2026-09-17' });
    await county.day('2026-09-18');
    expect(await lightOf(task)).toMatchObject({ light: 'grey', light_reason: 'light.ended' });
    expect(await told(task)).toEqual([]);
  });

  test('that got worse is told once to those at work, red also to the head of the unit', async () => {
    const task = await county.task({ issued_on: '2026-06-01', current_due_on: '2026-12-31', progress: 30 });
    await county.day('2026-09-18');
    await county.day('2026-09-21');
    expect(await told(task)).toEqual(['2026-09-18 light.yellow liaison', '2026-09-18 light.yellow owner']);
    await county.sql('update task set progress = 5');
    await county.day('2026-09-22');
    await county.day('2026-09-23');
    expect((await told(task)).slice(2)).toEqual([
      '2026-09-22 light.red liaison',
      '2026-09-22 light.red owner',
      '2026-09-22 light.red signer',
    ]);
    const [, red] = await county.inbox('signer');
    expect(red).toBeUndefined();
    expect((await county.inbox('signer'))[0]?.body).toMatch(
      /^【红灯】1\n· 2026-c-1 任务1:进度5%,落后序时进度\d+个百分点$/,
    );
  });
});

describe('the digest', () => {
  test('is one for each person and day, one line a task, red before yellow', async () => {
    await county.task({ current_due_on: '2026-09-25' });
    await county.task({ current_due_on: '2026-09-17' });
    await county.task({
      current_due_on: '2026-09-25',
      plan_state: 'none',
      issued_on: '2026-09-01',
      signed_on: '2026-09-04',
    });
    await county.day('2026-09-18');
    const digests = await county.inbox('liaison');
    expect(digests).toEqual([
      {
        kind: 'digest',
        day: '2026-09-18',
        title: '整改提醒 2026-09-18:3项',
        body: [
          '【红灯】1\n· 2026-c-2 任务2:已超过办结时限1个工作日(时限2026-09-17)',
          '【黄灯】2\n· 2026-c-1 任务1:距办结时限还有5个工作日(时限2026-09-25)\n· 2026-c-3 任务3:距办结时限还有5个工作日(时限2026-09-25);今天应报送整改方案',
        ].join('\n\n'),
      },
    ]);
  });

  test('that could not be made in office hours waits for the next morning of a working day, and says what is so then', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    const settled = await county.task({ current_due_on: '2026-10-12' });
    await county.sweep('2026-09-30T17:30:00+08:00');
    county.clock.set('2026-09-30T18:00:00+08:00');
    await county.runJobs();
    expect(await county.inbox('liaison')).toEqual([]);
    const [later] = await county.sql<{ available_at: Date }>(
      'select available_at from outbox where done_at is null',
    );
    expect(later?.available_at.toISOString()).toBe('2026-10-08T00:30:00.000Z');
    await county.sql(`update task set state = 'submitted' where id = $1`, [settled]);
    county.clock.set('2026-10-08');
    await county.runJobs();
    expect((await county.inbox('liaison')).map(({ title, body }) => [title, body])).toEqual([
      ['整改提醒 2026-10-08:1项', '【黄灯】1\n· 2026-c-1 任务1:距办结时限还有3个工作日(时限2026-10-12)'],
    ]);
    expect((await county.reminders(task)).map(({ state }) => state)).toEqual(['sent']);
    expect((await county.reminders(settled)).map(({ state }) => state)).toEqual(['outdated']);
  });

  test('that a redelivered order asks for again is not written again', async () => {
    await county.task({ current_due_on: '2026-09-25' });
    await county.day('2026-09-18');
    await county.sql('update outbox set done_at = null, attempts = 0');
    await county.runJobs();
    expect(await county.inbox('liaison')).toHaveLength(1);
  });
});
