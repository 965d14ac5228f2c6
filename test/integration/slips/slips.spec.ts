import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Office, type Slip } from './office.js';

describe('督办单 over HTTP', () => {
  let office: Office;
  beforeAll(async () => {
    office = await Office.open();
  });
  afterAll(() => office.app.stop());

  test('a blue slip is drafted, issued with a number and a limit, signed for, answered and accepted', async () => {
    const task = await office.task();
    const draft = await office.draft(task, 'blue');
    expect(draft).toMatchObject({ state: 'draft', number: null });
    expect((await office.as('sifa-lianluo').get(`/api/slips/${draft.id}`)).code).toBe('record.not-found');
    const preview = await office.as('duchashi').get(`/api/slips/${draft.id}/issue-preview`);
    expect(preview.body()).toMatchObject({
      ground: 'first',
      limitOn: '2026-03-18',
      needsApproval: false,
      blockedBy: null,
      conflicts: [],
      load: { slips: 1, tasks: 1, cap: 30, isOver: false },
      warnings: [],
    });
    const issued = await office
      .as('duchashi')
      .with({ 'if-match': `"${draft.version}"` })
      .post(`/api/slips/${draft.id}/issue`);
    expect(issued.body()).toMatchObject({
      state: 'issued',
      number: '青政办督〔2026〕1号（蓝）',
      limitOn: '2026-03-18',
    });
    const stale = await office
      .as('duchashi')
      .with({ 'if-match': `"${draft.version}"` })
      .post(`/api/slips/${draft.id}/issue`);
    expect(stale.code).toBe('record.stale');
    await office.app.runOrders();
    const told = '下发督办单青政办督〔2026〕1号（蓝）,请签收并于2026-03-18前回复办理情况';
    for (const login of ['sifa-lianluo', 'sifa-shenqian', 'fuxianzhang'])
      expect((await office.inbox(login)).map(({ body }) => body.split('\n')[1])).toEqual([told]);
    const seen = await office.as('sifa-lianluo').get(`/api/slips/${draft.id}`);
    expect(seen.body<Slip>().openActions).toEqual([{ action: 'sign', blockedBy: null, blockedTitle: null }]);
    expect((await office.as('shijian-shenqian').post(`/api/slips/${draft.id}/signature`)).code).toBe(
      'record.not-found',
    );
    expect((await office.as('sifa-lianluo').post(`/api/slips/${draft.id}/signature`)).status).toBe(200);
    const early = await office.as('sifa-lianluo').post(`/api/slips/${draft.id}/reply`, { text: '已补正' });
    expect(early.code).toBe('actor.not-unit-signer');
    const reply = await office
      .as('sifa-shenqian')
      .post(`/api/slips/${draft.id}/reply`, { text: '已补正12卷' });
    expect(reply.body()).toMatchObject({
      state: 'replied',
      replies: [{ text: '已补正12卷', isLate: false }],
    });
    const met = await office.as('duchayuan').post(`/api/slips/${draft.id}/reply-acceptance`);
    expect(met.body()).toMatchObject({ state: 'met' });
    const events = await office.app.rows<{ name: string }>(
      `select name from event where (subject_type, subject_id) in (('slip', $1::uuid), ('task', $2::uuid)) and name like 'slip.%' order by id`,
      [draft.id, task],
    );
    expect(events.map(({ name }) => name)).toEqual([
      'slip.drafted',
      'slip.issued',
      'slip.signed',
      'slip.replied',
      'slip.met',
    ]);
  });

  test('the next colour waits for the limit, or states a cause; red needs a leader who did not draft it', async () => {
    const task = await office.task();
    const blue = await office.issued(task, 'blue');
    const yellow = await office.draft(task, 'yellow');
    expect((await office.as('duchashi').post(`/api/slips/${yellow.id}/issue`)).code).toBe(
      'slip.cause-missing',
    );
    const withCause = { demands: '限期补正案卷', cause: '县长批示' };
    const changed = await office.as('duchayuan').put(`/api/slips/${yellow.id}/draft`, withCause);
    expect(changed.status).toBe(200);
    expect((await office.as('duchashi').post(`/api/slips/${yellow.id}/issue`)).status).toBe(200);
    const again = await office.draft(task, 'blue');
    expect((await office.as('duchashi').post(`/api/slips/${again.id}/issue`)).code).toBe('slip.not-harder');

    const red = await office.draft(task, 'red', { cause: '县长批示' });
    expect((await office.as('duchashi').post(`/api/slips/${red.id}/issue`)).code).toBe(
      'slip.approval-missing',
    );
    expect(
      (await office.as('duchashi').post(`/api/slips/${red.id}/approval`, { outcome: 'granted' })).status,
    ).toBe(403);
    const approved = await office
      .as('fuxianzhang')
      .post(`/api/slips/${red.id}/approval`, { outcome: 'granted' });
    expect(approved.body()).toMatchObject({ state: 'approved' });
    // What the leader agreed to is what goes out: a changed draft is approved again.
    await office
      .as('duchayuan')
      .put(`/api/slips/${red.id}/draft`, { demands: '别的要求', cause: '县长批示' });
    expect((await office.as('duchashi').post(`/api/slips/${red.id}/issue`)).code).toBe(
      'slip.approval-missing',
    );
    await office.as('xianzhang').post(`/api/slips/${red.id}/approval`, { outcome: 'granted' });
    const issued = await office.as('duchashi').post(`/api/slips/${red.id}/issue`);
    expect(issued.body<Slip>().number).toMatch(/^青政办督〔2026〕\d+号（红）$/);
    const early = await office.as('duchayuan').post(`/api/slips/${blue.id}/unmet`, { reason: '未办' });
    expect(early.code).toBe('slip.limit-running');
  });

  test('numbers have no gap and no double, however many go out at once', async () => {
    const drafts: string[] = [];
    for (let i = 0; i < 8; i += 1) drafts.push((await office.draft(await office.task(), 'blue')).id);
    const [doomed] = drafts;
    await office.as('duchayuan').post(`/api/slips/${doomed}/discard`, { reason: '重复' });
    const answers = await Promise.all(
      drafts.map((id) => office.as('duchashi').post(`/api/slips/${id}/issue`)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 409]);
    const numbers = await office.app.rows<{ n: number }>(
      `select substring(number from '〕(\\d+)号')::int as n from slip where number like '青政办督%' order by 1`,
    );
    expect(numbers.map(({ n }) => n)).toEqual(numbers.map((_, i) => i + 1));
  });

  test('of two who issue the same slip one wins', async () => {
    const { id } = await office.draft(await office.task(), 'blue');
    const both = await Promise.all([1, 2].map(() => office.as('duchashi').post(`/api/slips/${id}/issue`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('two offices issue slips of their own; each sees that of the other', async () => {
    const task = await office.task();
    await office.issued(task, 'blue');
    const other = await office.issued(task, 'blue', {}, ['yifaban', 'yifaban']);
    expect(other.number).toBe('青法治办督〔2026〕1号（蓝）');
    expect(other.conflicts).toMatchObject([{ fromName: '青砚县人民政府办公室（县政府督查室）' }]);
    const draft = await office.draft(task, 'yellow', { cause: '部署' });
    const preview = await office.as('duchashi').get(`/api/slips/${draft.id}/issue-preview`);
    expect(preview.body<{ warnings: string[] }>().warnings).toEqual(['conflict.other-office']);
  });

  test('what was issued stays as it was issued', async () => {
    const slip = await office.issued(await office.task(), 'blue');
    await expect(
      office.app.rows(`update slip set demands = '别的' where id = $1`, [slip.id]),
    ).rejects.toMatchObject({
      code: 'ZG001',
    });
    await expect(office.app.rows(`delete from slip where id = $1`, [slip.id])).rejects.toThrow();
    const change = await office.as('duchayuan').put(`/api/slips/${slip.id}/draft`, { demands: '别的' });
    expect(change.code).toBe('slip.action-not-allowed');
  });

  test('the load of a unit is counted from what went out, and warned of before the next one', async () => {
    const task = await office.task();
    const [body] = await office.app.rows<{ id: string }>(`select id from organisation where code = 'qy'`);
    await office.app.rows(
      `insert into body_setting (organisation_id, org_path, name, value, starts_on, reason, set_by, set_at)
       select $1, '/yh/qy/', 'reporting-load-cap', '{"perQuarter": 3}', '2026-03-01', '减负', a.id, now() from account a where a.login = 'duchashi'`,
      [body?.id],
    );
    const load = await office.as('duchashi').get('/api/reporting-load?on=2026-03-11');
    expect(load.body()).toMatchObject({
      from: '2026-01-01',
      to: '2026-03-31',
      items: [{ cap: 3, isOver: true }],
    });
    const { id } = await office.draft(task, 'blue');
    const preview = await office.as('duchashi').get(`/api/slips/${id}/issue-preview`);
    expect(preview.body<{ warnings: string[] }>().warnings).toEqual(['load.over-cap']);
    expect((await office.as('duchashi').post(`/api/slips/${id}/issue`)).status).toBe(200);
    expect((await office.as('duchashi').get('/api/reporting-load?on=2026-07-01')).body()).toMatchObject({
      items: [],
    });
  });

  test('a 约谈 is proposed, decided by a leader, held, signed and settled; a second one waits for its end', async () => {
    const task = await office.task();
    const made = await office
      .as('duchayuan')
      .post(`/api/tasks/${task}/proposals`, { kind: 'interview', grounds: '连续三月红灯' });
    const { id } = made.body<{ id: string }>();
    const twice = await office
      .as('duchayuan')
      .post(`/api/tasks/${task}/proposals`, { kind: 'interview', grounds: '再提' });
    expect(twice.code).toBe('proposal.exists');
    expect((await office.as('sifa-shenqian').get(`/api/proposals/${id}`)).code).toBe('record.not-found');
    expect(
      (await office.as('duchashi').post(`/api/proposals/${id}/decision`, { outcome: 'accepted' })).code,
    ).toBe('actor.not-leader');
    expect(
      (await office.as('xianzhang').post(`/api/proposals/${id}/decision`, { outcome: 'refused' })).code,
    ).toBe('reason.missing');
    expect(
      (await office.as('xianzhang').post(`/api/proposals/${id}/decision`, { outcome: 'accepted' })).status,
    ).toBe(200);
    const held = await office
      .as('duchashi')
      .post(`/api/proposals/${id}/holding`, { record: '约谈记录', limitOn: '2026-03-20' });
    expect(held.body()).toMatchObject({
      state: 'held',
      number: '青政办约谈〔2026〕1号',
      limitOn: '2026-03-20',
    });
    expect((await office.as('sifa-shenqian').post(`/api/proposals/${id}/signature`)).body()).toMatchObject({
      state: 'signed',
    });
    const early = await office
      .as('duchashi')
      .post(`/api/proposals/${id}/outcome`, { outcome: 'unmet', reason: '未落实' });
    expect(early.code).toBe('slip.limit-running');
    const settled = await office.as('duchashi').post(`/api/proposals/${id}/outcome`, { outcome: 'met' });
    expect(settled.body()).toMatchObject({ state: 'met' });
    expect(
      (await office.as('duchashi').get(`/api/proposals?taskId=${task}`)).body<{ items: unknown[] }>().items,
    ).toHaveLength(1);
  });

  test('pages are keyed, newest first', async () => {
    const first = (await office.as('duchashi').get('/api/slips?limit=2')).body<{
      items: Slip[];
      next: string;
    }>();
    const second = (await office.as('duchashi').get(`/api/slips?limit=2&cursor=${first.next}`)).body<{
      items: Slip[];
    }>();
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
    expect((await office.as('duchashi').get('/api/slips?cursor=nonsense')).code).toBe(
      'request.cursor-invalid',
    );
    const forged = Buffer.from(JSON.stringify(['yesterday', 'x'])).toString('base64url');
    expect((await office.as('duchashi').get(`/api/slips?cursor=${forged}`)).code).toBe('record.invalid');
    const ofTown = (await office.as('wangwu-shenqian').get('/api/slips')).body<{ items: Slip[] }>();
    expect(ofTown.items).toEqual([]);
  });
});
