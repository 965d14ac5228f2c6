import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../../../src/core/shared/local-date.js';
import { County } from './county.js';

let county: County;
beforeEach(async () => {
  county = await County.found();
});
afterEach(() => county.dissolve());

async function sweepThrough(from: string, to: string): Promise<void> {
  for (let day = localDate(from); day <= to; day = addDays(day, 1)) await county.day(day);
}

async function told(task: string): Promise<string[]> {
  const reminders = await county.reminders(task);
  return reminders.map(({ rule, planned_on, who }) => `${planned_on} ${rule} ${who}`);
}

const WORK = { current_due_on: '2027-03-31' };

describe('what units owe each other', () => {
  test('is told to the unit that owes it, and once late to the lead, until it is handed in', async () => {
    const task = await county.task(WORK);
    await county.part(task, { due_on: '2026-09-24' });
    await sweepThrough('2026-09-18', '2026-09-29');
    expect(await told(task)).toEqual([
      '2026-09-21 part.before-3 helper',
      '2026-09-24 part.on-0 helper',
      '2026-09-28 part-missing.after-1 liaison',
      '2026-09-28 part.after-1 helper',
      '2026-09-28 part.after-1 helper-signer',
    ]);
    expect((await county.inbox('liaison')).map(({ body }) => body)).toEqual([
      '【绿灯】1\n· 2026-c-1 任务1:协同单位分工逾期1个工作日未反馈,请催办(期限2026-09-24)',
    ]);
    await county.sql(
      `update task_party set state = 'delivered', part_done_on = '2026-09-29' where part <> 'lead'`,
    );
    await sweepThrough('2026-09-30', '2026-10-20');
    expect(await told(task)).toHaveLength(5);
  });

  test('is not told any more where it came in between the sweep and the digest', async () => {
    const task = await county.task(WORK);
    await county.part(task, { due_on: '2026-09-18' });
    await county.sweep('2026-09-18');
    await county.sql(
      `update task_party set state = 'delivered', part_done_on = '2026-09-18' where part <> 'lead'`,
    );
    await county.runJobs();
    expect((await county.reminders(task)).map(({ state }) => state)).toEqual(['outdated']);
  });

  test('waits while it is in dispute, and the supervisor owes the decision', async () => {
    const task = await county.task(WORK);
    await county.part(task, { due_on: '2026-09-21' });
    await county.sql(
      `insert into task_dispute (task_id, org_path, organisation_id, reason, raised_by, raised_on, due_on)
       select $1, '/t/c/', o.id, '不属本单位职责', a.id, '2026-09-17', '2026-09-21' from organisation o, account a
       where o.code = 'h' and a.login = 'helper'`,
      [task],
    );
    await sweepThrough('2026-09-18', '2026-09-28');
    expect(await told(task)).toEqual([
      '2026-09-21 dispute.on-0 supervisor',
      '2026-09-22 dispute.after-1 supervisor',
      '2026-09-28 dispute.after-4 leader',
      '2026-09-28 dispute.after-4 supervisor',
    ]);
  });
});

// Sunday 2026-09-20 is worked, for the holiday.
describe('what the office owes', () => {
  test('a result handed in is looked at within five working days, and decided five after that', async () => {
    const submitted = await county.task({ ...WORK, state: 'submitted', submitted_on: '2026-09-14' });
    const verifying = await county.task({ ...WORK, state: 'verifying', submitted_on: '2026-08-31' });
    await county.sql(
      `insert into task_verification (task_id, org_path, method, text, verified_by, verified_on, recorded_at)
       select $1, '/t/c/', 'paper', '已核', id, '2026-09-15', now() from account where login = 'officer'`,
      [verifying],
    );
    await sweepThrough('2026-09-18', '2026-09-24');
    expect(await told(submitted)).toEqual([
      '2026-09-20 verification.on-0 officer',
      '2026-09-23 verification.after-3 officer',
      '2026-09-23 verification.after-3 supervisor',
    ]);
    expect(await told(verifying)).toEqual([
      '2026-09-21 decision.on-0 officer',
      '2026-09-24 decision.after-3 officer',
      '2026-09-24 decision.after-3 supervisor',
    ]);
  });

  test('a publicity that is over is to end in a strike-off', async () => {
    const task = await county.task({
      ...WORK,
      state: 'publicity',
      light: 'grey',
      publicity_ends_on: '2026-09-18',
    });
    await sweepThrough('2026-09-18', '2026-09-24');
    expect(await told(task)).toEqual([
      '2026-09-20 publicity.after-1 officer',
      '2026-09-23 publicity.after-4 officer',
      '2026-09-23 publicity.after-4 supervisor',
    ]);
    await county.sql(`update task set state = 'closed', closed_on = '2026-09-24'`);
    await sweepThrough('2026-09-25', '2026-10-20');
    expect(await told(task)).toHaveLength(3);
  });

  test('a re-visit of what was struck off is told five working days ahead, on the day and after it', async () => {
    const task = await county.task({
      ...WORK,
      state: 'closed',
      light: 'grey',
      next_recheck_on: '2026-10-12',
    });
    const far = await county.task({ ...WORK, state: 'closed', light: 'grey', next_recheck_on: '2027-06-01' });
    await sweepThrough('2026-09-18', '2026-10-15');
    expect(await told(task)).toEqual([
      '2026-09-29 recheck.before-5 officer',
      '2026-10-12 recheck.on-0 officer',
      '2026-10-15 recheck.after-3 officer',
      '2026-10-15 recheck.after-3 supervisor',
    ]);
    expect(await told(far)).toEqual([]);
  });
});

test('evidence that runs out after the strike-off leads to one re-visit, told like any other', async () => {
  const task = await county.task({ ...WORK, state: 'closed', light: 'grey', next_recheck_on: '2027-06-01' });
  const atWork = await county.task(WORK);
  const evidence = async (taskId: string, until: string) =>
    county.sql(
      `with c as (insert into task_criterion (task_id, org_path, seq, text) values ($1, '/t/c/',
         (select count(*) + 1 from task_criterion where task_id = $1), '许可有效') returning id)
       insert into task_evidence (task_id, org_path, criterion_id, kind, title, reference, effective_on, effective_to, added_by, added_at,
         organisation_id)
       select $1, '/t/c/', c.id, 'public_link', '许可证', '第1号', '2026-01-01', $2, a.id, now(), a.organisation_id
       from c, account a where a.login = 'liaison'`,
      [taskId, until],
    );
  await evidence(task, '2026-09-25');
  await evidence(task, '2026-09-25');
  await evidence(task, '2027-09-25');
  await evidence(atWork, '2026-09-25');
  const rechecks = () =>
    county.sql('select due_on::text as "dueOn", cause, outcome from task_recheck where task_id = $1', [task]);
  await county.day('2026-09-18');
  expect(await rechecks()).toEqual([]);
  // The first working day after it is Monday the 28th: 25 to 27 September are days off.
  await sweepThrough('2026-09-20', '2026-09-28');
  expect(await rechecks()).toEqual([{ dueOn: '2026-09-28', cause: 'evidence', outcome: null }]);
  expect(await told(task)).toEqual([
    '2026-09-20 recheck.before-5 officer',
    '2026-09-28 recheck.on-0 officer',
  ]);
  const [closed] = await county.sql('select next_recheck_on::text as day, version from task where id = $1', [
    task,
  ]);
  expect(closed).toEqual({ day: '2026-09-28', version: 2 });
  const events = await county.sql(
    `select subject_id, actor_name, payload->>'dueOn' as "dueOn", jsonb_array_length(payload->'evidenceIds') as pieces
     from event where name = 'task.recheck-planned'`,
  );
  expect(events).toEqual([{ subject_id: task, actor_name: '系统', dueOn: '2026-09-28', pieces: 2 }]);
});
