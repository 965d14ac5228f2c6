import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TaskDesk } from './task-desk.js';

describe('an act taken back', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  const noticesAbout = async (id: string) => {
    await desk.app.runOrders();
    return desk.app.rows<{ rule: string }>('select rule_id as rule from reminder where task_id = $1', [id]);
  };

  it('within five minutes an issue is undone: nobody hears of it, the number waits for the next issue', async () => {
    const id = await desk.register();
    const issued = await desk.done('supervisor', id, 'issue');
    desk.minutesPass(4);
    const back = await desk.done('supervisor', id, 'undo');
    expect(back).toMatchObject({
      state: 'registered',
      number: issued.number,
      issuedOn: null,
      currentDueOn: null,
      originalDueOn: null,
    });
    desk.minutesPass(10);
    expect(await noticesAbout(id)).toEqual([]);
    const again = await desk.done('supervisor', id, 'issue');
    expect(again.number).toBe(issued.number);
    expect(again.timeline.map(({ name }) => name)).toEqual([
      'task.registered',
      'task.issued',
      'task.issue-undone',
      'task.issued',
    ]);
    expect(await noticesAbout(id)).toEqual([]);
    desk.minutesPass(5);
    expect(await noticesAbout(id)).not.toEqual([]);
  });

  it('is refused after five minutes, and once the unit has signed', async () => {
    const late = await desk.issued();
    desk.minutesPass(5);
    expect(await desk.act('supervisor', late, 'undo')).toMatchObject({
      status: 409,
      code: 'undo.window-closed',
    });
    const signed = await desk.atWork();
    expect(await desk.act('supervisor', signed, 'undo')).toMatchObject({
      status: 409,
      code: 'task.action-not-allowed',
    });
    const urged = await desk.issued();
    await desk.done('officer', urged, 'urging');
    expect((await desk.act('supervisor', urged, 'undo')).code).toBe('undo.window-closed');
  });

  it('brings a struck-off task back and its re-visits off the list', async () => {
    const id = await desk.closed();
    const back = await desk.done('supervisor', id, 'undo');
    expect(back).toMatchObject({
      state: 'done',
      nextRecheckOn: null,
      rechecks: [{ withdrawnOn: '2026-03-02' }],
    });
    const closed = await desk.done('supervisor', id, 'strike-off', { reason: '核对无误' });
    expect(closed.rechecks.filter(({ withdrawnOn }) => withdrawnOn === null)).toHaveLength(1);
    expect(closed.timeline.map(({ name }) => name).slice(-3)).toEqual([
      'task.struck-off',
      'task.strike-off-undone',
      'task.struck-off',
    ]);
  });
});
