import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { Office } from '../slips/office.js';

interface View {
  readonly id: string;
  readonly isInForce: boolean;
  readonly substituteName: string;
}

const LATER = { reason: '诉讼未结', newDueOn: '2026-05-29', progress: 30 };

/** 秦守拙 (审签人 of 县司法局) is away; 叶疏桐 (责任人 there) stands in, or 林砚秋, a 督查员 of the office above. */
describe('代理人 over HTTP', () => {
  let office: Office;
  let away: string;
  let colleague: string;
  let officer: string;
  beforeAll(async () => {
    office = await Office.open();
    away = await office.account('sifa-shenqian');
    colleague = await office.account('sifa-jingban');
    officer = await office.account('duchayuan');
  });
  afterAll(() => office.app.stop());
  beforeEach(async () => {
    office.app.clock.set('2026-03-11');
    await office.app.rows(
      'update substitution set revoked_by = appointed_by, revoked_at = $1 where revoked_at is null',
      ['2026-03-01T00:00:00Z'],
    );
  });

  const asked = (change: object = {}) => ({
    ...{ principalId: away, substituteId: colleague, fromOn: '2026-03-11', throughOn: '2026-03-20' },
    ...{ roles: ['unit_signer'], reason: '出差' },
    ...change,
  });
  const appoint = (change: object = {}, by = 'sifa-shenqian') =>
    office.as(by).post('/api/substitutions', asked(change));
  const inPlace = (login: string, principal = away): Person =>
    office.as(login).with({ 'x-on-behalf-of': principal });
  const extension = (person: Person, taskId: string) =>
    person.post(`/api/tasks/${taskId}/extension-request`, LATER);
  const task = async (change: object = {}): Promise<string> => {
    const id = await office.task({ ...change });
    await office.app.rows(`update task set created_at = '2026-02-26T01:00:00Z' where id = $1`, [id]);
    return id;
  };

  test('acts within the roles and signs 甲（代乙）; without the header as oneself', async () => {
    const id = await task();
    expect((await extension(inPlace('sifa-jingban'), id)).code).toBe('substitution.not-in-force');
    const made = await appoint();
    expect([made.status, made.body<View>().isInForce]).toEqual([201, true]);
    expect((await extension(office.as('sifa-jingban'), id)).code).toBe('actor.not-unit-signer');
    const session = (await inPlace('sifa-jingban').get('/api/session')).body();
    expect(session).toMatchObject({ displayName: '叶疏桐', onBehalfOf: '秦守拙', roles: ['unit_signer'] });
    const done = await extension(inPlace('sifa-jingban'), id);
    expect(done.status).toBe(200);
    const timeline = done.body<{ timeline: object[] }>().timeline;
    expect(timeline.at(-1)).toMatchObject({
      ...{ name: 'task.extension-requested', actorName: '叶疏桐', onBehalfOf: '秦守拙' },
      signature: '叶疏桐（代秦守拙）',
    });
    const history = await office.as('duchayuan').get(`/api/tasks/${id}/history`);
    expect(history.body<{ items: object[] }>().items.at(-1)).toMatchObject({
      signature: '叶疏桐（代秦守拙）',
    });
    const [row] = await office.app.rows<{ by: string }>(
      'select requested_by as by from task_extension where task_id = $1',
      [id],
    );
    expect(row?.by).toBe(colleague);
  });

  test('is chosen from the people of the unit, whom nobody of another unit is told', async () => {
    interface People {
      readonly items: { id: string; displayName: string; roles: string[] }[];
      readonly next: string | null;
    }
    const [unit] = await office.app.rows<{ id: string }>(`select id from organisation where code = 'qysf'`);
    const read = (login: string, query = '') =>
      office.as(login).get(`/api/organisations/${unit?.id}/people${query}`);
    const all = (await read('sifa-jingban')).body<People>();
    expect(all.items.map(({ id }) => id)).toEqual(expect.arrayContaining([away, colleague]));
    expect(all.items.every(({ roles }) => roles.length > 0)).toBe(true);
    const first = (await read('sifa-jingban', '?limit=1')).body<People>();
    const second = (await read('sifa-jingban', `?limit=1&cursor=${first.next}`)).body<People>();
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
    expect((await read('sifa-jingban', '?search=守拙')).body<People>().items).toMatchObject([{ id: away }]);
    expect((await read('duchayuan')).body<People>()).toEqual(all);
    const ofAnother = await office.app.as('caizheng-lianluo');
    expect((await ofAnother.get(`/api/organisations/${unit?.id}/people`)).code).toBe('record.not-found');
    const administrator = await office.app.as('anquan');
    expect((await administrator.get(`/api/organisations/${unit?.id}/people`)).code).toBe('auth.forbidden');
  });

  test('by an address, too, for what a browser opens itself, and only to read', async () => {
    const id = await task();
    const self = office.as('sifa-jingban');
    const link = (path: string, principal = away) =>
      `${path}${path.includes('?') ? '&' : '?'}onBehalfOf=${principal}`;
    for (const path of ['/api/session', '/api/ledger/workbook', `/api/tasks/${id}`])
      expect([path, (await self.get(link(path))).code]).toEqual([path, 'substitution.not-in-force']);
    await appoint();
    expect((await self.get(link('/api/session'))).body()).toMatchObject({ onBehalfOf: '秦守拙' });
    expect((await self.get('/api/session')).body()).toMatchObject({ onBehalfOf: null });
    const workbook = await self.get(link('/api/ledger/workbook?year=2025'));
    expect([workbook.status, workbook.bytes.subarray(0, 2).toString()]).toEqual([200, 'PK']);
    for (const strange of [officer, 'nobody', `${away}&onBehalfOf=${officer}`])
      expect((await self.get(link('/api/session', strange))).code).toBe('substitution.not-in-force');
    expect((await self.post(link(`/api/tasks/${id}/extension-request`), LATER)).code).toBe(
      'actor.not-unit-signer',
    );
  });

  test('only in the roles, on the days, in the body of the appointment, and not a moment after its end', async () => {
    const id = await task();
    const made = await appoint({ roles: ['principal'] });
    expect((await extension(inPlace('sifa-jingban'), id)).code).toBe('auth.forbidden');
    await office.as('sifa-shenqian').delete(`/api/substitutions/${made.body<View>().id}`);
    const signing = await appoint({ fromOn: '2026-03-12', throughOn: '2026-03-13' });
    const on = async (day: string) => {
      office.app.clock.set(day);
      const colleagueThen = (await office.app.as('sifa-jingban')).with({ 'x-on-behalf-of': away });
      return (await colleagueThen.get(`/api/tasks/${id}`)).code ?? 'seen';
    };
    const seen = [];
    for (const day of ['2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14']) seen.push(await on(day));
    expect(seen).toEqual(['substitution.not-in-force', 'seen', 'seen', 'substitution.not-in-force']);
    expect(await on('2026-03-13')).toBe('seen');
    const laidDown = await (
      await office.app.as('sifa-jingban')
    ).delete(`/api/substitutions/${signing.body<View>().id}`);
    expect(laidDown.status).toBe(204);
    expect(await on('2026-03-13')).toBe('substitution.not-in-force');
    const county = await office.account('duchashi');
    const [town] = await office.app.rows<{ id: string }>(`select id from organisation where code = 'ww'`);
    const limited = { principalId: county, substituteId: officer, roles: ['supervisor'], unitId: town?.id };
    office.app.clock.set('2026-03-11');
    expect((await appoint({ ...limited, roles: ['supervisor'] }, 'duchashi')).status).toBe(201);
    expect((await inPlace('duchayuan', county).get(`/api/tasks/${id}`)).code).toBe('record.not-found');
    expect((await office.as('duchayuan').get(`/api/tasks/${id}`)).status).toBe(200);
  });

  test('for single tasks: these alone are seen and worked on, whatever the place reaches', async () => {
    const [named, other] = [await task(), await task()];
    const made = await appoint({ taskIds: [named, named] });
    expect([made.status, made.body()]).toMatchObject([
      201,
      { taskCount: 1, tasks: [{ id: named, title: expect.any(String) }], unitName: null },
    ]);
    const person = inPlace('sifa-jingban');
    const seen = await person.get('/api/tasks');
    expect(seen.body<{ items: { id: string }[] }>().items.map(({ id }) => id)).toEqual([named]);
    for (const path of [`/api/tasks/${other}`, `/api/tasks/${other}/history`, `/api/tasks/${other}/evidence`])
      expect([path, (await person.get(path)).code]).toEqual([path, 'record.not-found']);
    expect((await extension(person, other)).code).toBe('record.not-found');
    const done = await extension(person, named);
    expect(done.status).toBe(200);
    expect(done.body<{ timeline: object[] }>().timeline.at(-1)).toMatchObject({
      signature: '叶疏桐（代秦守拙）',
    });
    const history = (await person.get(`/api/tasks/${named}/history`)).body<{ items: object[] }>().items;
    expect(history.at(-1)).toMatchObject({ signature: '叶疏桐（代秦守拙）' });
    expect((await person.post('/api/webhooks', {})).code).toBe('substitution.tasks-only');
    expect((await person.get('/api/slips')).body<{ items: object[] }>().items).toEqual([]);
    await office.app.rows('delete from task_party where task_id = $1', [named]);
    expect((await person.get(`/api/tasks/${named}`)).code).toBe('record.not-found');
  });

  test('an office’s single tasks: an act of the office on these, nothing made or seen beside them', async () => {
    const county = await office.account('duchashi');
    const [named, other] = [await task(), await task()];
    const handed = { principalId: county, substituteId: officer, roles: ['supervisor'], taskIds: [named] };
    expect((await appoint({ ...handed, unitId: await unit('qy') }, 'duchashi')).code).toBe(
      'substitution.tasks',
    );
    expect((await appoint(handed, 'duchashi')).status).toBe(201);
    const person = inPlace('duchayuan', county);
    const urge = async (id: string) =>
      (await person.post(`/api/tasks/${id}/urging`, { reason: '请抓紧' })).code ?? 'urged';
    expect([await urge(named), await urge(other)]).toEqual(['urged', 'record.not-found']);
    expect((await person.post('/api/tasks/issue', { taskIds: [named] })).code).toBe(
      'substitution.tasks-only',
    );
    for (const path of ['/api/reports', '/api/slips', '/api/board/red/tasks'])
      expect([path, (await person.get(path)).body<{ items: object[] }>().items]).toEqual([path, []]);
    const text = (await person.get('/api/ledger/workbook?year=2025')).status;
    expect(text).toBe(200);
  });

  test('single tasks of somebody else are not handed over, nor more than a hundred', async () => {
    const elsewhere = await task();
    const liaison = await office.account('sifa-lianluo');
    await office.app.rows('delete from task_party where task_id = $1', [elsewhere]);
    const codeOf = async (change: object, by?: string) => (await appoint(change, by)).code;
    expect(await codeOf({ taskIds: [elsewhere] }, 'duchashi')).toBe('substitution.tasks');
    expect(await codeOf({ taskIds: [elsewhere] })).toBe('record.reference-missing');
    expect(await codeOf({ taskIds: [liaison] })).toBe('record.reference-missing');
    expect(await codeOf({ taskIds: [] })).toBe('request.invalid');
    expect(await codeOf({ taskIds: Array.from({ length: 101 }, () => liaison) })).toBe('request.invalid');
  });

  test('is refused where it would be a chain, overlap, reach too far or come from the wrong hand', async () => {
    const liaison = await office.account('sifa-lianluo');
    const stranger = await office.account('shijian-shenqian');
    const administrator = await office.account('xitong');
    const codeOf = async (change: object, by?: string) => (await appoint(change, by)).code;
    expect(await codeOf({ substituteId: away })).toBe('substitution.same-person');
    expect(await codeOf({ substituteId: stranger })).toBe('substitution.other-unit');
    expect(await codeOf({ substituteId: administrator })).toBe('substitution.administrator');
    expect(await codeOf({ roles: ['officer'] })).toBe('substitution.role-not-held');
    expect(await codeOf({ fromOn: '2026-03-10' })).toBe('substitution.dates');
    expect(await codeOf({ throughOn: '2027-04-01' })).toBe('substitution.dates');
    expect(await codeOf({ unitId: await unit('qy') })).toBe('substitution.unit');
    expect(await codeOf({}, 'shijian-shenqian')).toBe('substitution.not-yours');
    expect(
      await codeOf({ principalId: liaison, substituteId: away, roles: ['liaison'] }, 'sifa-shenqian'),
    ).toBe('substitution.self-appointed');
    expect((await appoint({}, 'duchashi')).status).toBe(201);
    expect(await codeOf({ substituteId: liaison, fromOn: '2026-03-20', throughOn: '2026-03-25' })).toBe(
      'substitution.overlap',
    );
    const onwards = { principalId: colleague, substituteId: liaison, roles: ['owner'] };
    expect(await codeOf(onwards, 'sifa-jingban')).toBe('substitution.chain');
    const back = { principalId: liaison, substituteId: away, roles: ['liaison'] };
    expect(await codeOf(back, 'sifa-lianluo')).toBe('substitution.chain');
    const passedOn = await inPlace('sifa-jingban').post(
      '/api/substitutions',
      asked({ substituteId: liaison }),
    );
    expect(passedOn.code).toBe('substitution.chain');
    const hidden = await office.as('shijian-shenqian').get('/api/substitutions');
    expect(hidden.body()).toEqual({ items: [], next: null });
    const mine = await office.as('sifa-jingban').get('/api/substitutions?mine=true&inForce=true');
    expect(mine.body<{ items: View[] }>().items).toMatchObject([{ substituteName: '叶疏桐' }]);
    await expect(office.app.rows(`update substitution set through_on = '2026-12-31'`)).rejects.toMatchObject({
      code: 'ZG001',
    });
  });

  const unit = async (code: string) =>
    (await office.app.rows<{ id: string }>('select id from organisation where code = $1', [code]))[0]?.id;

  test('two appointments of one person at once: one stands', async () => {
    const liaison = await office.account('sifa-lianluo');
    const both = await Promise.all([appoint(), appoint({ substituteId: liaison }, 'duchashi')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  test('neither may check what the other reported, during the appointment or after it', async () => {
    const submitted = { state: 'submitted', submitted_by: away, submitted_on: '2026-03-10' };
    const verify = async (person: Person, change: object = submitted) =>
      (
        await person.post(`/api/tasks/${await task(change)}/verification`, {
          method: 'paper',
          text: '查阅案卷',
        })
      ).code ?? 'verified';
    expect(await verify(office.as('duchayuan'))).toBe('verified');
    const made = await appoint({ substituteId: officer });
    expect(made.status).toBe(201);
    expect(await verify(office.as('duchayuan'))).toBe('verifier.is-reporter');
    expect(await verify(office.as('duchayuan'), { ...submitted, submitted_by: colleague })).toBe('verified');
    await office.as('sifa-shenqian').delete(`/api/substitutions/${made.body<View>().id}`);
    expect(await verify(office.as('duchayuan'))).toBe('verifier.is-reporter');
    office.app.clock.set('2026-04-20');
    expect(await verify(await office.app.as('duchayuan'))).toBe('verifier.is-reporter');
  });

  test('what the substitute did counts as the principal’s own, whoever acts now', async () => {
    const leader = await office.account('duchashi');
    const made = await appoint(
      { principalId: leader, substituteId: officer, roles: ['supervisor'] },
      'duchashi',
    );
    expect(made.status).toBe(201);
    const verified = {
      state: 'verifying',
      submitted_on: '2026-03-10',
      verified_by: await office.account('hechayuan'),
    };
    const decide = async (person: Person, submittedBy: string) => {
      const id = await task({ ...verified, submitted_by: submittedBy });
      return (await person.post(`/api/tasks/${id}/decision`, { verdict: 'done', reason: '已达标准' })).code;
    };
    expect(await decide(office.as('duchashi'), officer)).toBe('decider.is-reporter');
    expect(await decide(inPlace('duchayuan', leader), officer)).toBe('decider.is-reporter');
    expect(await decide(inPlace('duchayuan', leader), leader)).toBe('decider.is-reporter');
    expect(await decide(office.as('yifaban'), officer)).not.toBe('decider.is-reporter');
  });

  test('a request in another’s place is no replay of one’s own, and personal matters stay personal', async () => {
    await appoint();
    const key = { 'idempotency-key': 'one-key' };
    const id = await task();
    expect((await extension(inPlace('sifa-jingban').with(key), id)).status).toBe(200);
    expect((await extension(office.as('sifa-jingban').with(key), id)).code).toBe('idempotency.key-reused');
    const password = await inPlace('sifa-jingban').put('/api/session/password', { current: 'a', next: 'b' });
    expect(password.status).toBe(403);
    for (const nonsense of ['x', '', away.replace('-', '/'), colleague])
      expect((await inPlace('sifa-jingban', nonsense).get('/api/tasks')).code).toBe(
        'substitution.not-in-force',
      );
  });

  test('is told what the one who is away is told, instead of them on quiet days', async () => {
    await appoint({ principalId: await office.account('sifa-lianluo'), roles: ['liaison'] }, 'sifa-lianluo');
    const urge = async () => {
      const id = await task();
      const urged = await office.as('duchayuan').post(`/api/tasks/${id}/urging`, { reason: '请抓紧办理' });
      expect(urged.status).toBe(200);
      await office.app.runOrders();
      return id;
    };
    const heard = async (login: string, taskId: string) => {
      const rows = await office.app.rows(
        'select from notice n join account a on a.id = n.account_id where a.login = $1 and n.task_id = $2',
        [login, taskId],
      );
      return rows.length;
    };
    const first = await urge();
    expect([await heard('sifa-lianluo', first), await heard('sifa-jingban', first)]).toEqual([1, 1]);
    await office.app.rows(
      `insert into quiet_period (account_id, from_on, through_on) select id, '2026-03-10', '2026-03-20' from account where login = 'sifa-lianluo'`,
    );
    const second = await urge();
    expect([await heard('sifa-lianluo', second), await heard('sifa-jingban', second)]).toEqual([0, 1]);
  });
});
