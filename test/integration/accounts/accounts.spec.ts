import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assignment, county } from '../../support/county.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Account {
  readonly id: string;
  readonly login: string;
  readonly version: number;
  readonly firstPassword: string;
  readonly roles: readonly string[];
}

describe('accounts', () => {
  let app: TestApp;
  let security: Person;
  let units: Readonly<Record<string, string>>;
  beforeAll(async () => {
    app = await TestApp.start();
    security = await app.as('anquan');
    const rows = await app.rows<{ code: string; id: string }>('select code, id from organisation');
    units = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
  });
  afterAll(() => app.stop());

  const create = (login: string, more: object = {}) =>
    security.post('/api/accounts', {
      ...{ login, displayName: '季青临', organisationId: units['qysf'], postTitle: '科员' },
      ...more,
    });
  const signIn = (login: string, password: string) =>
    app.stranger().post('/api/session', { login, password });
  const idOf = async (login: string) =>
    (await app.rows<{ id: string }>('select id from account where login = $1', [login]))[0]?.id ?? '';

  it('are made with a first password that is shown once, kept nowhere in clear, and to be changed first', async () => {
    const keyed = security.with({ 'idempotency-key': 'make-ji' });
    const person = { login: 'ji.qinglin', displayName: '季青临', organisationId: units['qysf'] };
    const made = (await keyed.post('/api/accounts', person)).body<Account>();
    expect(made.firstPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect((await keyed.post('/api/accounts', person)).body()).toMatchObject({
      id: made.id,
      firstPassword: null,
    });
    const kept = await app.rows(`select 1 from idempotency_key where strpos(body, $1) > 0`, [
      made.firstPassword,
    ]);
    expect(kept).toEqual([]);
    const session = await signIn('ji.qinglin', made.firstPassword);
    const newcomer = app.stranger().keepingCookieOf(session);
    expect((await newcomer.get('/api/session')).body()).toMatchObject({
      mustChangePassword: true,
      roles: [],
    });
    expect((await newcomer.get('/api/organisations')).code).toBe('auth.password-change-required');
    expect((await create('ji.qinglin')).code).toBe('account.login-taken');
    expect((await create('Not A Login')).code).toBe('request.invalid');
  });

  it('are found by part of the name, by office and state, page by page', async () => {
    type Page = { items: Account[]; next: string | null };
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      const page = (await security.get(`/api/accounts?limit=7${cursor}`)).body<Page>();
      seen.push(...page.items.map(({ login }) => login));
      next = page.next;
    }
    expect(seen).toEqual([...new Set(seen)].sort());
    expect(seen).toContain('duchayuan');
    const found = async (query: string) =>
      (await security.get(`/api/accounts?${query}`)).body<Page>().items.map(({ login }) => login);
    expect(await found('search=lianluo&role=owner')).toContain('zhifa-lianluo');
    expect(await found('role=audit_admin')).toEqual(['shenji']);
    expect(await found(`organisationId=${units['ww'] ?? ''}`)).toEqual([
      'wangwu-jingban',
      'wangwu-lianluo',
      'wangwu-shenqian',
    ]);
    expect(await found('withoutOffice=true')).toEqual(['ji.qinglin']);
    expect((await (await app.as('shenji')).get('/api/accounts?limit=1')).status).toBe(200);
    expect((await (await app.as('xitong')).get('/api/accounts')).code).toBe('auth.forbidden');
    expect((await (await app.as('duchashi')).get('/api/accounts')).code).toBe('auth.forbidden');
  });

  it('change under the version that was read; a person with an office in force does not move', async () => {
    const id = await idOf('sifa-jingban');
    const read = await security.get(`/api/accounts/${id}`);
    const seen = security.with({ 'if-match': String(read.headers.etag) });
    expect((await seen.patch(`/api/accounts/${id}`, { postTitle: '副股长' })).body()).toMatchObject({
      postTitle: '副股长',
      login: 'sifa-jingban',
    });
    expect((await seen.patch(`/api/accounts/${id}`, { postTitle: '股长' })).code).toBe('record.stale');
    expect((await security.patch(`/api/accounts/${id}`, { organisationId: units['qycz'] })).code).toBe(
      'account.has-offices',
    );
    const free = await idOf('ji.qinglin');
    const moved = await security.patch(`/api/accounts/${free}`, { organisationId: units['qycz'] });
    expect(moved.body()).toMatchObject({ organisationId: units['qycz'] });
  });

  it('end with everything that was open when they are suspended, and say what has to be handed over', async () => {
    const at = await county(app);
    const itemIds = [at.items.find(({ kind }) => kind === 'shortcoming')?.id];
    const liaisonId = await idOf('fagai-lianluo');
    const made = await at.supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units['qyfg'] ?? '', { liaisonId }),
    });
    await at.supervisor.post('/api/tasks/issue', made.body<object>());
    const liaison = await app.as('fagai-lianluo');
    const token = (await liaison.post('/api/tokens', { name: 'oa', access: 'read', days: 9 })).body<{
      secret: string;
    }>();
    const system = app.stranger().with({ authorization: `Bearer ${token.secret}` });
    expect((await system.get('/api/tasks')).status).toBe(200);

    const suspended = await security.post(`/api/accounts/${liaisonId}/suspension`, { reason: '调离' });
    expect(suspended.body()).toMatchObject({ state: 'suspended', suspendedReason: '调离', openTasks: 1 });
    expect((await liaison.get('/api/session')).code).toBe('auth.required');
    expect((await system.get('/api/tasks')).code).toBe('auth.required');
    await expect(app.as('fagai-lianluo')).rejects.toThrow('auth.failed');
    expect((await security.post(`/api/accounts/${liaisonId}/suspension`, { reason: 'x' })).code).toBe(
      'account.suspended',
    );
    const owed = (await (await app.as('fagai-shenqian')).get('/api/handovers/owed')).body<{
      items: { accountId: string; openTasks: number }[];
    }>();
    expect(owed.items).toMatchObject([{ accountId: liaisonId, openTasks: 1 }]);
    expect((await (await app.as('wangwu-shenqian')).get('/api/handovers/owed')).body()).toMatchObject({
      items: [],
    });

    await security.post(`/api/accounts/${liaisonId}/restoration`, { reason: '调回' });
    expect((await system.get('/api/tasks')).code).toBe('auth.required');
    expect((await (await app.as('fagai-lianluo')).get('/api/session')).status).toBe(200);
    const acts = await app.rows<{ name: string; actor_name: string }>(
      `select name, actor_name from event where subject_id = $1 order by id`,
      [liaisonId],
    );
    expect(acts).toEqual([
      { name: 'account.suspended', actor_name: '戚守默' },
      { name: 'account.restored', actor_name: '戚守默' },
    ]);
  });

  it('get a new first password, and are rid of a lost second factor, by somebody else', async () => {
    const id = await idOf('shili-lianluo');
    await app.rows(
      `update account set totp_secret = 'JBSWY3DPEHPK3PXP', totp_confirmed_at = now(), locked_until = '2027-01-01' where id = $1`,
      [id],
    );
    const given = await security.post(`/api/accounts/${id}/first-password`, {
      reason: '手机遗失',
      removesSecondFactor: true,
    });
    expect(given.body()).toMatchObject({
      hasSecondFactor: false,
      mustChangePassword: true,
      lockedUntil: null,
    });
    expect((await signIn('shili-lianluo', given.body<Account>().firstPassword)).status).toBe(204);
    const own = await idOf('anquan');
    for (const act of ['first-password', 'suspension'])
      expect((await security.post(`/api/accounts/${own}/${act}`, { reason: 'x' })).code).toBe('account.own');
  });

  it('outside the administrator’s subtree look like none', async () => {
    const [town] = await app.rows<{ id: string }>(
      `insert into account (organisation_id, login, display_name, password_hash) select id, 'ww-anquan', '镇安全员', password_hash
       from organisation, (select password_hash from account limit 1) a where code = 'ww' returning id`,
    );
    await app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason) values ($1, 'security_admin', $2, '2026-01-01', '试')`,
      [town?.id, units['ww']],
    );
    const townSecurity = await app.as('ww-anquan');
    const elsewhere = await idOf('sifa-lianluo');
    expect((await townSecurity.get(`/api/accounts/${elsewhere}`)).code).toBe('record.not-found');
    for (const act of ['first-password', 'suspension'])
      expect((await townSecurity.post(`/api/accounts/${elsewhere}/${act}`, { reason: 'x' })).code).toBe(
        'record.not-found',
      );
    expect(
      (
        await townSecurity.post('/api/accounts', {
          login: 'a',
          displayName: 'b',
          organisationId: units['sl'],
        })
      ).code,
    ).toBe('organisation.not-administered');
    expect((await townSecurity.get(`/api/accounts/${await idOf('wangwu-lianluo')}`)).status).toBe(200);
  });
});
