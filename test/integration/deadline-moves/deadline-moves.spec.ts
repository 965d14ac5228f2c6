import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { Office } from '../slips/office.js';

interface Moves {
  readonly moves: { taskId: string; from: string; to: string; isEarlier: boolean }[];
}

/** 2026-02-26 + 30 working days: 2026-04-10 with 清明 (04-06) off, as loaded. */
describe('a change of the holiday table', () => {
  let office: Office;
  let admin: Person;
  beforeAll(async () => {
    office = await Office.open();
    admin = await office.app.as('xitong');
  });
  afterAll(() => office.app.stop());

  const table = async (change: (days: { date: string; kind: string; name: string }[]) => object[]) => {
    const days = await office.app.rows<{ date: string; kind: string; name: string }>(
      `select day::text as date, kind, name from calendar_day where year = 2026 and edition = (select max(edition) from calendar_year where year = 2026)`,
    );
    return { year: 2026, source: '更正通知', provisional: false, days: change(days) };
  };

  test('shows which open deadlines move, moves none by itself and none earlier without consent', async () => {
    const [counted] = await office.app.rows<{ due: string }>(`select '2026-04-10'::text as due`);
    expect(counted?.due).toBe('2026-04-10');
    const task = await office.task();
    const fixed = await office.task({ due_rule: JSON.stringify({ kind: 'fixedDate', date: '2026-04-10' }) });
    const granted = await office.task({ extension_count: 1 });
    const closed = await office.task({ state: 'closed' });
    const now = (await office.as('duchashi').get('/api/deadline-moves')).body<Moves>();
    const base = now.moves.find(({ taskId }) => taskId === task)?.to ?? '2026-04-10';
    await office.app.rows('update task set current_due_on = $2, original_due_on = $2 where id = $1', [
      task,
      base,
    ]);

    const longer = await table((days) => [...days, { date: '2026-03-17', kind: 'off', name: '更正' }]);
    const preview = await office.as('duchashi').post('/api/calendar-tables/preview', longer);
    const moves = preview.body<Moves>().moves;
    expect(moves.map(({ taskId, isEarlier }) => ({ taskId, isEarlier }))).toEqual([
      { taskId: task, isEarlier: false },
    ]);
    const [{ to }] = moves as [Moves['moves'][number]];
    expect((await office.as('duchashi').post('/api/calendar-tables', longer)).status).toBe(403);
    expect((await admin.post('/api/calendar-tables', longer)).status).toBe(201);
    const due = async (id: string) =>
      (
        await office.app.rows<{ due: string }>('select current_due_on::text as due from task where id = $1', [
          id,
        ])
      )[0]?.due;
    expect(await due(task)).toBe(base);

    const moved = await office
      .as('duchashi')
      .post('/api/deadline-moves', { taskIds: [task, fixed, granted, closed] });
    expect(moved.body()).toEqual([
      { taskId: task, dueOn: to, problemCode: null },
      ...[fixed, granted, closed].map((taskId) => ({
        taskId,
        dueOn: null,
        problemCode: 'deadline.not-moving',
      })),
    ]);
    expect(await due(task)).toBe(to);

    const shorter = await table((days) => days.filter(({ date }) => date !== '2026-03-17'));
    await admin.post('/api/calendar-tables', shorter);
    const refused = await office.as('duchashi').post('/api/deadline-moves', { taskIds: [task] });
    expect(refused.body()).toMatchObject([{ problemCode: 'deadline.earlier-needs-consent' }]);
    expect(await due(task)).toBe(to);
    const agreed = await office
      .as('duchashi')
      .post('/api/deadline-moves', { taskIds: [task], allowEarlier: true });
    expect(agreed.body()).toMatchObject([{ dueOn: base, problemCode: null }]);

    const history = await office.as('sifa-lianluo').get(`/api/tasks/${task}/deadlines`);
    expect(history.body()).toMatchObject({
      originalDueOn: base,
      currentDueOn: base,
      entries: [
        { name: 'task.due-moved-by-calendar', actorName: '顾听澜', payload: { currentDueOn: [base, to] } },
        { name: 'task.due-moved-by-calendar', payload: { currentDueOn: [to, base] } },
      ],
    });
  });

  test.each([
    ['calendar.day-of-other-year', { date: '2025-12-31', kind: 'off', name: '元旦' }],
    ['calendar.makeup-on-weekday', { date: '2026-03-18', kind: 'makeup', name: '调休' }],
    ['calendar.day-twice', { date: '2026-01-01', kind: 'off', name: '元旦' }],
  ])('%s refuses a table', async (code, day) => {
    const given = await table((days) => [...days, day]);
    expect((await admin.post('/api/calendar-tables', given)).code).toBe(code);
  });
});
