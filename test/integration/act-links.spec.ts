import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { MailServer } from './reminders/mail-server.js';
import { Office, type Slip } from './slips/office.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** The links in letters, as a leader on the way meets them: without signing in. */
describe('a decision by a link', () => {
  let mail: MailServer;
  let office: Office;

  const letterTo = (login: string) => mail.letters.filter(({ to }) => to === `${login}@g.example`).at(-1);
  const linkFor = (login: string) => /\/act\/[\w-]{43}/.exec(letterTo(login)?.text ?? '')?.[0] ?? '';
  const open = (link: string) => office.app.stranger().get(link);
  const send = (link: string, form: Record<string, string>) => {
    const body = new URLSearchParams(form).toString();
    return office.app.nest.getHttpAdapter().getInstance().inject({
      method: 'POST',
      url: link,
      headers: FORM,
      payload: body,
    });
  };
  const slipOf = async (id: string) => (await office.as('duchayuan').get(`/api/slips/${id}`)).body<Slip>();

  /** A red slip that waits for a leader, and the link in the letter of the deputy head. */
  async function askedForApproval(): Promise<{ id: string; link: string }> {
    const { id } = await office.draft(await office.task(), 'red', { cause: '县长批示 <b>' });
    await office.app.runOrders();
    return { id, link: linkFor('fuxianzhang') };
  }

  async function askedForTime(): Promise<{ id: string; link: string }> {
    const id = await office.task();
    const request = { reason: '软件采购延后', newDueOn: '2026-04-30', progress: 50 };
    const asked = await office.as('sifa-shenqian').post(`/api/tasks/${id}/extension-request`, request);
    expect(asked.status).toBe(200);
    await office.app.runOrders();
    return { id, link: linkFor('duchashi') };
  }

  beforeAll(async () => {
    mail = await MailServer.start();
    office = await Office.open('2026-03-11', { SMTP_URL: mail.url });
    await office.app.rows(`update account set email = login || '@g.example'`);
  });
  afterAll(async () => {
    await office.app.stop();
    await mail.stop();
  });
  beforeEach(() => {
    mail.reset();
    office.app.clock.set('2026-03-11T09:00:00+08:00');
  });

  test('shows what is to be decided on one page, and looking at it acts on nothing', async () => {
    const { id, link } = await askedForApproval();
    for (let scanned = 0; scanned < 3; scanned += 1) {
      const { status, text, headers } = await open(link);
      expect(status).toBe(200);
      for (const said of [
        '红色督办单报批',
        '限期补正案卷',
        '县长批示 &lt;b&gt;',
        '韩叙白',
        '2026-03-14 09:00前有效',
      ])
        expect(text).toContain(said);
      expect(text).not.toMatch(/<script|<link|<img|<iframe| style=| on\w+=|https?:/);
      expect(headers['content-security-policy']).toMatch(
        /^default-src 'none'; style-src 'sha256-.+form-action 'self'/,
      );
      expect(headers['cache-control']).toBe('no-store');
    }
    expect((await slipOf(id)).state).toBe('draft');
  });

  test('takes exactly one decision in the name of the person, on record as taken by a link', async () => {
    const { id, link } = await askedForApproval();
    const answers = await Promise.all([
      send(link, { decision: 'agree', reason: '' }),
      send(link, { decision: 'agree', reason: '' }),
    ]);
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 410]);
    expect(answers.find(({ statusCode }) => statusCode === 200)?.body).toContain('已记录您的决定：同意签发');
    expect((await slipOf(id)).state).toBe('approved');
    const acts = await office.app.rows(
      `select e.name, e.token_name, a.login from event e join account a on a.id = e.actor_id where e.subject_id = $1 and e.name = 'slip.approved'`,
      [id],
    );
    expect(acts).toEqual([{ name: 'slip.approved', token_name: '邮件一次性链接', login: 'fuxianzhang' }]);
    const again = await open(link);
    expect([again.status, again.text]).toEqual([410, expect.stringContaining('已经办理过')]);
    await expect(
      office.app.rows(
        `update act_link set decision = 'refuse' where subject_id = $1 and used_at is not null`,
        [id],
      ),
    ).rejects.toThrow('append-only');
  });

  test('is given to each leader, and what one decided is changed matter to the other', async () => {
    const { link } = await askedForApproval();
    const other = linkFor('xianzhang');
    expect(other).not.toBe(link);
    await send(link, { decision: 'agree' });
    const late = await send(other, { decision: 'agree' });
    expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('事项已有变化')]);
  });

  test('asks for the reason of a refusal, and the link stays good meanwhile', async () => {
    const { id, link } = await askedForApproval();
    const bare = await send(link, { decision: 'refuse', reason: '  ' });
    expect([bare.statusCode, bare.body]).toEqual([422, expect.stringContaining('role="alert"')]);
    const full = await send(link, { decision: 'refuse', reason: '先约谈' });
    expect(full.statusCode).toBe(200);
    expect((await slipOf(id)).state).toBe('discarded');
  });

  test('grants more time to the day that was asked for', async () => {
    const { id, link } = await askedForTime();
    const { text } = await open(link);
    for (const said of ['延期申请待答复', '软件采购延后', '2026-04-10', '同意延至2026-04-30'])
      expect(text).toContain(said);
    expect((await send(link, { decision: 'agree' })).statusCode).toBe(200);
    const task = (await office.as('duchashi').get(`/api/tasks/${id}`)).body();
    expect(task).toMatchObject({ currentDueOn: '2026-04-30' });
  });

  /** A key task of which one person has given an opinion, and the link in the letter of the other. */
  async function askedForOpinion(): Promise<{ id: string; link: string }> {
    const [verifier, reporter] = [await office.account('duchayuan'), await office.account('sifa-shenqian')];
    const id = await office.task({
      ...{ state: 'verifying', priority: 'key', rectification_class: 'continuing' },
      ...{ submitted_by: reporter, submitted_on: '2026-03-10' },
      ...{ verified_by: verifier, verification_method: 'paper' },
    });
    const first = {
      verdict: 'continuing',
      stageResult: '上半年目标已达到',
      nextSteps: '下半年全覆盖',
      newDueOn: '2026-12-31',
    };
    const given = await office.as('duchashi').post(`/api/tasks/${id}/decision`, first);
    expect([given.status, given.text]).toEqual([200, expect.any(String)]);
    await office.app.runOrders();
    expect(linkFor('duchashi')).toBe('');
    return { id, link: linkFor('yifaban') };
  }

  test('takes the second opinion on a key task as the first person gave it', async () => {
    const { id, link } = await askedForOpinion();
    const { text } = await open(link);
    for (const said of ['重点任务认定待第二人意见', '持续整改', '上半年目标已达到', '2026-12-31'])
      expect(text).toContain(said);
    expect((await send(link, { decision: 'agree', reason: '', ground: '' })).statusCode).toBe(200);
    const task = (await office.as('duchashi').get(`/api/tasks/${id}`)).body();
    expect(task).toMatchObject({ state: 'continuing', currentDueOn: '2026-12-31' });
  });

  test('sends the result back where the second person disagrees, with a coded reason', async () => {
    const { id, link } = await askedForOpinion();
    expect((await open(link)).text).toContain('<option value="insufficient_evidence">证据不足</option>');
    const bare = await send(link, { decision: 'refuse', reason: '回执不全', ground: '' });
    expect([bare.statusCode, bare.body]).toEqual([422, expect.stringContaining('回执不全</textarea>')]);
    const unknown = await send(link, { decision: 'refuse', reason: '回执不全', ground: 'no-such-code' });
    expect(unknown.statusCode).toBe(422);
    const full = await send(link, {
      decision: 'refuse',
      reason: '回执不全',
      ground: 'insufficient_evidence',
    });
    expect([full.statusCode, full.body]).toEqual([200, expect.stringContaining('不同意，退回重办')]);
    const task = (await office.as('duchashi').get(`/api/tasks/${id}`)).body();
    expect(task).toMatchObject({ state: 'in_progress', firstVerdict: null });
    const [act] = await office.app.rows<{ payload: object }>(
      `select payload from event where subject_id = $1 and name = 'task.sent-back'`,
      [id],
    );
    expect(act?.payload).toMatchObject({ sendBackReason: 'insufficient_evidence', reason: '回执不全' });
  });

  async function askedToReturn(): Promise<{ id: string; link: string }> {
    const id = await office.task({ state: 'issued', signed_on: null, issued_on: '2026-03-11' });
    const [finance] = await office.app.rows<{ id: string }>(
      `select id from organisation where code = 'qycz'`,
    );
    const request = {
      reason: '不属本单位职责',
      dutyBasis: '权责清单第12项',
      suggestedOrganisationId: finance?.id,
    };
    const asked = await office.as('sifa-shenqian').post(`/api/tasks/${id}/return-request`, request);
    expect([asked.status, asked.text]).toEqual([200, expect.any(String)]);
    await office.app.runOrders();
    return { id, link: linkFor('duchashi') };
  }

  test('takes a task back from a unit whose matter it is not', async () => {
    const { id, link } = await askedToReturn();
    const { text } = await open(link);
    for (const said of ['退回申请待答复', '不属本单位职责', '权责清单第12项', '财政局', '答复期限'])
      expect(text).toContain(said);
    expect((await send(link, { decision: 'agree' })).statusCode).toBe(200);
    expect((await office.as('duchashi').get(`/api/tasks/${id}`)).body()).toMatchObject({
      state: 'registered',
    });
  });

  test('leaves it with the unit for a reason', async () => {
    const { id, link } = await askedToReturn();
    expect((await send(link, { decision: 'refuse' })).statusCode).toBe(422);
    expect((await send(link, { decision: 'refuse', reason: '确属职责范围' })).statusCode).toBe(200);
    expect((await office.as('duchashi').get(`/api/tasks/${id}`)).body()).toMatchObject({
      state: 'in_progress',
    });
  });

  test.each([
    { kind: 'interview', login: 'xianzhang', others: 'duchashi', heading: '约谈建议待决定' },
    { kind: 'letter', login: 'duchashi', others: 'xianzhang', heading: '专函建议待决定' },
  ])('decides a proposed $kind for whom it is to decide', async ({ kind, login, others, heading }) => {
    const propose = async () => {
      const made = await office
        .as('duchayuan')
        .post(`/api/tasks/${await office.task()}/proposals`, { kind, grounds: '两次黄灯仍无进展' });
      expect(made.status).toBe(201);
      await office.app.runOrders();
      return { id: made.body<{ id: string }>().id, link: linkFor(login) };
    };
    const stateOf = async (id: string) =>
      (await office.as('duchashi').get(`/api/proposals/${id}`)).body<{ state: string }>().state;
    const first = await propose();
    expect(linkFor(others)).toBe('');
    const { text } = await open(first.link);
    for (const said of [heading, '两次黄灯仍无进展']) expect(text).toContain(said);
    expect((await send(first.link, { decision: 'agree' })).statusCode).toBe(200);
    expect(await stateOf(first.id)).toBe('accepted');
    const second = await propose();
    expect((await send(second.link, { decision: 'refuse' })).statusCode).toBe(422);
    expect((await send(second.link, { decision: 'refuse', reason: '先发督办单' })).statusCode).toBe(200);
    expect(await stateOf(second.id)).toBe('refused');
    expect((await open(second.link)).text).toContain('记录的决定是：不同意');
  });

  test('has its own page for a link that is over, unknown, overtaken or no longer theirs', async () => {
    const old = await askedForApproval();
    await office
      .as('duchayuan')
      .put(`/api/slips/${old.id}/draft`, { demands: '别的要求', cause: '县长批示' });
    const overtaken = await send(old.link, { decision: 'agree' });
    expect([overtaken.statusCode, (await slipOf(old.id)).state]).toEqual([409, 'draft']);

    const { id, link } = await askedForApproval();
    expect((await open(`/act/${'x'.repeat(43)}`)).status).toBe(404);
    const forged = await send(link, { decision: 'agree', expectedVersion: '1' });
    expect(forged.statusCode).toBe(400);
    await office.app.rows(
      `update role_grant set ends_on = '2026-03-10' where account_id = (select id from account where login = 'fuxianzhang')`,
    );
    const lost = await send(link, { decision: 'agree' });
    expect([lost.statusCode, lost.body]).toEqual([403, expect.stringContaining('不能由您办理')]);
    await office.app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select account_id, role, organisation_id, '2026-03-11', '续任' from role_grant
       where account_id = (select id from account where login = 'fuxianzhang')`,
    );
    expect((await open(link)).status).toBe(200);
    office.app.clock.set('2026-03-14T09:00:00+08:00');
    const over = await send(link, { decision: 'agree' });
    expect([over.statusCode, over.body]).toEqual([410, expect.stringContaining('链接已过期')]);
    office.app.clock.set('2026-03-11T09:00:00+08:00');
    expect((await slipOf(id)).state).toBe('draft');
  });

  test('is kept nowhere but in the letter, and goes to those alone who decide', async () => {
    const { link } = await askedForTime();
    const token = link.slice('/act/'.length);
    const [kept] = await office.app.rows<{ found: boolean }>(
      `select exists (select from notice where body like '%' || $1 || '%' or link like '%' || $1 || '%')
         or exists (select from outbox where payload::text like '%' || $1 || '%')
         or exists (select from act_link l where l::text like '%' || $1 || '%') as found`,
      [token],
    );
    expect(kept?.found).toBe(false);
    expect(letterTo('duchayuan')?.text).toContain('申请延期');
    expect(linkFor('duchayuan')).toBe('');
  });

  test('cannot be sent from another site', async () => {
    const { id, link } = await askedForApproval();
    const answer = await office.app.nest
      .getHttpAdapter()
      .getInstance()
      .inject({
        method: 'POST',
        url: link,
        headers: { ...FORM, 'sec-fetch-site': 'cross-site' },
        payload: 'decision=agree',
      });
    expect(answer.statusCode).toBe(403);
    expect((await slipOf(id)).state).toBe('draft');
  });
});
