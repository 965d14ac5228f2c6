import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../../../src/core/shared/local-date.js';
import { rulePack } from '../../../src/core/warning/index.js';
import { Simulation } from '../../../src/modules/reminders/index.js';
import { County } from './county.js';

let county: County;
beforeEach(async () => {
  county = await County.found();
});
afterEach(() => county.dissolve());

const FROM = localDate('2026-09-18');
const TO = localDate('2026-11-10');

/** Tasks in every situation on which a clock runs. */
async function allSorts(): Promise<void> {
  await county.task({ current_due_on: '2026-10-12' });
  await county.task({ current_due_on: '2026-12-31', progress: 40, progress_reported_on: '2026-08-20' });
  await county.task({
    state: 'issued',
    issued_on: '2026-09-17',
    sign_due_on: '2026-09-21',
    signed_on: null,
    plan_state: 'none',
  });
  await county.task({ current_due_on: '2026-09-01', light: 'red', light_reason: 'light.past-due' });
  await county.task({ plan_state: 'none', signed_on: '2026-09-10', current_due_on: '2027-01-31' });
  await county.task({ state: 'paused', paused_on: '2026-09-10', review_on: '2026-10-10' });
  await county.task({ extension_decision_due_on: '2026-09-22' });
  await county.task({ state: 'return_pending', return_decision_due_on: '2026-09-21' });
  await county.task({ state: 'submitted', submitted_on: '2026-09-15', current_due_on: '2026-09-16' });
  await county.task({ state: 'publicity', light: 'grey', publicity_ends_on: '2026-10-20' });
  await county.task({
    state: 'closed',
    light: 'grey',
    closed_on: '2026-05-06',
    next_recheck_on: '2026-11-06',
  });
  const shared = await county.task({ current_due_on: '2027-01-29' });
  await county.part(shared, { due_on: '2026-10-12' });
}

const simulate = async (pack: string | null = null) => {
  const found = await county.app
    .get(Simulation)
    .run({ from: FROM, to: TO, scopePath: '/', pack: pack === null ? null : rulePack(pack) });
  return found.map(({ on, taskId, ruleId, dueDay, recipientId, channel }) =>
    [on, taskId, ruleId, dueDay, recipientId, channel].join(' '),
  );
};

describe('the simulator', () => {
  test('finds exactly what a real run with a moved clock writes', async () => {
    await allSorts();
    const foreseen = await simulate();
    for (let day = FROM; day <= TO; day = addDays(day, 1)) await county.sweep(day);
    const written = await county.sql<{ line: string }>(
      `select concat_ws(' ', planned_on, task_id, rule_id, due_day, recipient_id, channel) as line from reminder order by 1`,
    );
    expect(foreseen.length).toBeGreaterThan(60);
    expect([...foreseen].sort()).toEqual(written.map(({ line }) => line).sort());
  });

  test('goes on from the last sweep: what it would have planned before the first day is left out', async () => {
    await allSorts();
    county.clock.set('2026-09-07');
    const foreseen = await simulate();
    for (let day = localDate('2026-09-07'); day < FROM; day = addDays(day, 1)) await county.sweep(day);
    expect(await simulate()).toEqual(foreseen);
  });

  test('writes nothing', async () => {
    await allSorts();
    const state = () =>
      county.sql(`select (select count(*) from reminder) as reminders, (select count(*) from outbox) as orders,
        (select count(*) from sweep_run) as sweeps, (select string_agg(light, ',' order by id) from task) as lights`);
    const before = await state();
    await simulate();
    expect(await state()).toEqual(before);
  });

  test('judges by another rule pack where asked to', async () => {
    await county.task({
      current_due_on: '2026-12-31',
      progress: 45,
      issued_on: '2026-06-01',
      progress_reported_on: '2027-12-31',
    });
    expect(await simulate('yinchuan@1')).not.toEqual(await simulate());
  });
});
