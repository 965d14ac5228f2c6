import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { passTo } from '../audit/lives.js';
import { Office } from './office.js';

interface Board {
  readonly slips: readonly { readonly key: string; readonly label: string; readonly count: number }[];
}

describe('督办单 on the board', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.app.stop());

  /** The counts; each is that of the rows behind it. */
  const board = async (login: string): Promise<Record<string, number>> => {
    const person = office.as(login);
    const { slips } = (await person.get('/api/board')).body<Board>();
    for (const { key, count } of slips) {
      const page = await person.get(`/api/board/slips/${key}?limit=200`);
      expect(page.status).toBe(200);
      expect([key, page.body<{ items: object[] }>().items.length]).toEqual([key, count]);
    }
    return Object.fromEntries(slips.map(({ key, count }) => [key, count]));
  };

  const waiting = async (login: string): Promise<object> =>
    (await office.as(login).get('/api/slips/waiting')).body<object>();

  const mayGetSlip = async (login: string, taskId: string): Promise<unknown> =>
    (await office.as(login).get(`/api/tasks/${taskId}`)).body<{ mayGetSlip: boolean }>().mayGetSlip;

  test('are those that run, are late, wait for a leader, for the unit and for the office', async () => {
    const none = { running: 0, overdue: 0, toApprove: 0, toReply: 0, toSettle: 0 };
    expect(await board('duchashi')).toEqual(none);
    expect(await mayGetSlip('duchashi', await office.task())).toBe(true);
    expect(await mayGetSlip('sifa-shenqian', await office.task())).toBe(false);
    expect(await mayGetSlip('duchashi', await office.task({ state: 'submitted' }))).toBe(false);
    await office.draft(await office.task(), 'blue');
    await office.draft(await office.task(), 'red', { cause: '县政府常务会议部署' });
    const issued = await office.issued(await office.task(), 'blue');
    expect(await board('duchashi')).toEqual({ ...none, running: 1, toApprove: 1 });
    expect(await board('xianzhang')).toMatchObject({ toApprove: 1 });
    const nobody = { toApprove: 0, toReply: 0, toSettle: 0 };
    expect(await waiting('xianzhang')).toEqual({ ...nobody, toApprove: 1 });
    expect(await waiting('duchashi')).toEqual(nobody);
    expect(await waiting('sifa-shenqian')).toEqual({ ...nobody, toReply: 1 });
    expect(await waiting('sifa-lianluo')).toEqual(nobody);
    expect(await waiting('wangwu-shenqian')).toEqual(nobody);
    expect(await board('sifa-shenqian')).toEqual({ ...none, running: 1, toReply: 1 });
    expect(await board('wangwu-shenqian')).toEqual(none);
    await passTo(office.app, '2026-03-19');
    expect(await board('sifa-shenqian')).toEqual({ ...none, overdue: 1, toReply: 1 });
    await office.as('sifa-lianluo').post(`/api/slips/${issued.id}/signature`);
    await office.as('sifa-shenqian').post(`/api/slips/${issued.id}/reply`, { text: '已补正' });
    expect(await board('sifa-shenqian')).toEqual(none);
    expect(await board('duchashi')).toEqual({ ...none, toApprove: 1, toSettle: 1 });
    expect(await waiting('duchashi')).toEqual({ ...nobody, toSettle: 1 });
    expect(await waiting('sifa-shenqian')).toEqual(nobody);
  });

  test('come page by page, and only of sections that there are', async () => {
    for (let i = 0; i < 3; i += 1) await office.issued(await office.task(), 'blue');
    const person = office.as('duchashi');
    const first = (await person.get('/api/board/slips/running?limit=2')).body<{
      items: object[];
      next: string;
    }>();
    expect(first.items).toHaveLength(2);
    const rest = await person.get(`/api/board/slips/running?limit=2&cursor=${first.next}`);
    expect(rest.body()).toMatchObject({ items: [expect.anything()], next: null });
    expect((await person.get('/api/board/slips/nothing')).status).toBe(400);
    expect((await person.get('/api/board/slips/running?cursor=nonsense')).code).toBe(
      'request.cursor-invalid',
    );
  });
});
