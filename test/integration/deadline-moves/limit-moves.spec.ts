import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Office, type Slip } from '../slips/office.js';

interface Moves {
  readonly moves: { key: string; kind: string; from: string; to: string; isEarlier: boolean }[];
}

let office: Office;
beforeAll(async () => {
  office = await Office.open();
});
afterAll(() => office.app.stop());

/** Wednesday 2026-03-11 is today; the table given adds a day off on 2026-03-13. */
const days = () =>
  office.app.rows<{ date: string; kind: string; name: string }>(
    `select day::text as date, kind, name from calendar_day where year = 2026 and edition = (select max(edition) from calendar_year where year = 2026)`,
  );
const loaded = async (change: (days: { date: string; kind: string; name: string }[]) => object[]) => {
  const table = { year: 2026, source: '更正通知', provisional: false, days: change(await days()) };
  return table;
};
const longer = () => loaded((list) => [...list, { date: '2026-03-13', kind: 'off', name: '更正' }]);
const shorter = () => loaded((list) => list.filter(({ date }) => date !== '2026-03-13'));

/** One task for each limit, all counted from 2026-03-11. */
async function allLimits() {
  const sign = await office.task({
    state: 'issued',
    issued_on: '2026-03-11',
    signed_on: null,
    sign_due_on: '2026-03-13',
  });
  const shifted = await office.task({
    state: 'issued',
    issued_on: '2026-03-11',
    signed_on: null,
    sign_due_on: '2026-03-13',
    paused_workdays: 3,
  });
  const returning = await office.task({
    state: 'return_pending',
    return_requested_on: '2026-03-11',
    return_decision_due_on: '2026-03-13',
  });
  const asking = await office.task({ extension_decision_due_on: '2026-03-13' });
  await office.app.rows(
    `insert into task_extension (task_id, org_path, reason, progress, due_on, new_due_on, requested_by, requested_at)
     select $1, '/yh/qy/', '人员调整', 30, '2026-04-10', '2026-05-10', id, '2026-03-11T10:00:00+08:00' from account where login = 'sifa-lianluo'`,
    [asking],
  );
  const shared = await office.task({ issued_on: '2026-03-02', current_due_on: '2026-03-18' });
  await office.app.rows(
    `insert into task_party (task_id, organisation_id, org_path, part, due_on)
     select $1, id, '/yh/qy/', 'assisting', '2026-03-11' from organisation where code = 'qysj'`,
    [shared],
  );
  const disputed = await office.task();
  await office.app.rows(
    `insert into task_dispute (task_id, org_path, organisation_id, reason, raised_by, raised_on, due_on)
     select $1, '/yh/qy/', o.id, '不属职责', a.id, '2026-03-11', '2026-03-13' from organisation o, account a
     where o.code = 'qysj' and a.login = 'shijian-shenqian'`,
    [disputed],
  );
  const slip = await office.issued(await office.task({ current_due_on: '2026-03-13' }), 'blue');
  return { sign, shifted, returning, asking, shared, slip };
}

const dayOf = async (text: string, id: string) =>
  (await office.app.rows<{ day: string }>(text, [id]))[0]?.day;

/** By a note on the paper: the day it was issued with stays readable, its unit is told, and nothing else moves it. */
async function moveTheSlip({ id, limitOn }: Slip) {
  const keys = [`slip.${id}`];
  const note = '国务院办公厅调整放假安排';
  const moved = await office.as('duchashi').post('/api/limit-moves', { keys, note });
  expect(moved.body()).toEqual([{ key: keys[0], dueOn: '2026-03-19', problemCode: null }]);
  const read = (await office.as('sifa-lianluo').get(`/api/slips/${id}`)).body();
  const move = { from: limitOn, to: '2026-03-19', note, movedByName: '顾听澜', movedOn: '2026-03-11' };
  expect(read).toMatchObject({ limitOn: '2026-03-19', limitMoves: [move] });
  await office.app.runOrders();
  const told = (await office.inbox('sifa-lianluo')).map(({ title }) => title);
  expect(told).toContainEqual(expect.stringContaining('办理时限调整为2026-03-19'));
  const again = await office.as('duchashi').post('/api/limit-moves', { keys, note });
  expect(again.body()).toMatchObject([{ problemCode: 'deadline.not-moving' }]);
  const elsewhere = `update slip set limit_on = '2026-04-01' where id = $1`;
  await expect(office.app.rows(elsewhere, [id])).rejects.toThrow();
}

test('every limit that a rule set is listed under a new table, and moves when a person says so', async () => {
  const { sign, shifted, slip, shared } = await allLimits();
  const supervisor = office.as('duchashi');
  const preview = await supervisor.post('/api/calendar-tables/preview-limits', await longer());
  expect(preview.status).toBe(200);
  const foreseen = preview.body<Moves>().moves;
  expect(foreseen.map(({ kind, from, to, isEarlier }) => `${kind} ${from} ${to} ${isEarlier}`)).toEqual([
    expect.stringMatching(/^dispute 2026-03-13 2026-03-16 false$/),
    'extension-decision 2026-03-13 2026-03-16 false',
    'part 2026-03-11 2026-03-10 true',
    'return-decision 2026-03-13 2026-03-16 false',
    'sign 2026-03-13 2026-03-16 false',
    `slip ${slip.limitOn} 2026-03-19 false`,
  ]);
  expect(foreseen.some(({ key }) => key === `sign.${shifted}`)).toBe(false);
  expect(await dayOf('select sign_due_on::text as day from task where id = $1', sign)).toBe('2026-03-13');

  const admin = await office.app.as('xitong');
  expect((await admin.post('/api/calendar-tables', await longer())).status).toBe(201);
  const pending = (await supervisor.get('/api/limit-moves')).body<Moves>().moves;
  expect(pending).toEqual(foreseen);
  const keys = pending.map(({ key }) => key);
  expect((await office.as('duchayuan').post('/api/limit-moves', { keys })).status).toBe(403);
  const moved = await supervisor.post('/api/limit-moves', { keys: [...keys, `sign.${shifted}`, 'nonsense'] });
  expect(moved.body()).toEqual([
    ...pending.map(({ key, kind, to }) => {
      const problemCode =
        kind === 'slip'
          ? 'deadline.slip-note-missing'
          : kind === 'part'
            ? 'deadline.earlier-needs-consent'
            : null;
      return { key, dueOn: problemCode === null ? to : null, problemCode };
    }),
    { key: `sign.${shifted}`, dueOn: null, problemCode: 'deadline.not-moving' },
    { key: 'nonsense', dueOn: null, problemCode: 'deadline.not-moving' },
  ]);
  expect(await dayOf('select sign_due_on::text as day from task where id = $1', sign)).toBe('2026-03-16');
  expect(await dayOf('select limit_on::text as day from slip where id = $1', slip.id)).toBe(slip.limitOn);
  const part = `select due_on::text as day from task_party where task_id = $1 and part = 'assisting'`;
  expect(await dayOf(part, shared)).toBe('2026-03-11');

  const left = (await supervisor.get('/api/limit-moves')).body<Moves>().moves;
  expect(left.map(({ kind }) => kind)).toEqual(['part', 'slip']);
  const agreed = { keys: left.map(({ key }) => key), allowEarlier: true };
  expect((await supervisor.post('/api/limit-moves', agreed)).body()).toMatchObject([
    { dueOn: '2026-03-10' },
    { problemCode: 'deadline.slip-note-missing' },
  ]);
  expect(await dayOf(part, shared)).toBe('2026-03-10');
  await moveTheSlip(slip);
  const events = await office.app.rows<{ kind: string; days: string[] }>(
    `select payload->>'limit' as kind, payload->'dueOn' as days from event where name = 'task.limit-moved-by-calendar' order by id`,
  );
  expect(events.map(({ kind }) => kind).sort()).toEqual([
    'dispute',
    'extension-decision',
    'part',
    'return-decision',
    'sign',
    'slip',
  ]);
  expect(events.at(-2)).toEqual({ kind: 'part', days: ['2026-03-11', '2026-03-10'] });

  await admin.post('/api/calendar-tables', await shorter());
  const back = (await supervisor.get('/api/limit-moves')).body<Moves>().moves;
  expect(
    back.filter(({ kind }) => !['part', 'slip'].includes(kind)).every(({ isEarlier }) => isEarlier),
  ).toBe(true);
});
