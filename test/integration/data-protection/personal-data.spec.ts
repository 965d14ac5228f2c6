import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface OwnData {
  readonly parts: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly cut: readonly string[];
}

describe('what a person may have of their own data, and what goes when they have gone', () => {
  let app: TestApp;
  let admin: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.as('anquan');
  });
  afterAll(() => app.stop());

  const idOf = async (login: string) =>
    (await app.rows<{ id: string }>('select id from account where login = $1', [login]))[0]?.id ?? '';
  const newcomer = async (login: string) => {
    const [unit] = await app.rows<{ id: string }>(`select id from organisation where code = 'qysf'`);
    const made = await admin.post('/api/accounts', {
      ...{
        login,
        displayName: '顾临川',
        organisationId: unit?.id,
        postTitle: '科员',
        email: `${login}@qy.example`,
      },
    });
    const { id, firstPassword } = made.body<{ id: string; firstPassword: string }>();
    await admin.post('/api/grants', {
      ...{ accountId: id, role: 'liaison', organisationId: unit?.id, startsOn: '2026-03-02', reason: '任命' },
    });
    const stranger = app.stranger();
    const person = stranger.keepingCookieOf(
      await stranger.post('/api/session', { login, password: firstPassword }),
    );
    const next = { current: firstPassword, next: '松间照清泉石上流夜雪初霁' };
    return { id, person: person.keepingCookieOf(await person.put('/api/session/password', next)) };
  };

  it('is a copy of everything about them, with no secret and nobody else in it', async () => {
    const { id, person } = await newcomer('gu.yi');
    await person.put('/api/notices/preferences', {
      push: 'sms',
      mobile: '13900001111',
      muted: [],
      quiet: [],
    });
    await person.post('/api/tokens', { name: '业务系统', access: 'read', days: 9 });
    const answer = await person.get('/api/session/personal-data');
    const { parts, cut } = answer.body<OwnData>();
    expect(cut).toEqual([]);
    expect(parts['account']).toMatchObject([
      { login: 'gu.yi', display_name: '顾临川', email: 'gu.yi@qy.example' },
    ]);
    expect(parts['offices']).toMatchObject([{ role: 'liaison', reason: '任命' }]);
    expect(parts['sessions']?.length).toBeGreaterThan(0);
    expect(parts['signIns']?.map(({ outcome }) => outcome)).toEqual(['password-changed', 'signed-in']);
    expect(parts['tokens']).toMatchObject([{ name: '业务系统' }]);
    const secrets = await app.rows<Record<string, string>>(
      `select password_hash, encode(t.token_hash, 'hex') as token from account a join api_token t on t.account_id = a.id where a.id = $1`,
      [id],
    );
    for (const secret of Object.values(secrets[0] ?? {})) expect(answer.text).not.toContain(secret);
    for (const word of ['hash', 'secret', '戚守默', 'anquan']) expect(answer.text).not.toContain(word);
    const acts = await app.rows(
      `select 1 from event where name = 'account.data-exported' and actor_id = $1`,
      [id],
    );
    expect(acts).toHaveLength(1);
  });

  it('is for the person alone: no token and no administrator has it in their place', async () => {
    const { person } = await newcomer('gu.er');
    const { secret } = (await person.post('/api/tokens', { name: '系统', access: 'read', days: 9 })).body<{
      secret: string;
    }>();
    const system = app.stranger().with({ authorization: `Bearer ${secret}` });
    expect((await system.get('/api/session/personal-data')).code).toBe('auth.forbidden');
    expect((await admin.get('/api/session/personal-data')).body<OwnData>().parts['account']).toMatchObject([
      { login: 'anquan' },
    ]);
  });

  it('goes when they have gone for good, but for what the record needs', async () => {
    const { id, person } = await newcomer('gu.san');
    const erase = () => admin.post(`/api/accounts/${id}/erasure`, { reason: '离职' });
    expect((await erase()).code).toBe('account.not-suspended');
    await admin.post(`/api/accounts/${id}/suspension`, { reason: '离职' });
    expect((await erase()).code).toBe('account.has-offices');
    const [grant] = await app.rows<{ id: string }>('select id from role_grant where account_id = $1', [id]);
    await admin.post(`/api/grants/${grant?.id}/revocation`, { reason: '离职' });
    expect((await admin.post(`/api/accounts/${await idOf('anquan')}/erasure`, { reason: '离职' })).code).toBe(
      'account.own',
    );
    const erased = await erase();
    expect([erased.status, erased.body()]).toMatchObject([
      200,
      { email: null, postTitle: null, state: 'suspended' },
    ]);
    const left = await app.rows(
      `select a.login, a.display_name, (select count(*)::int from session s where s.account_id = a.id) as sessions,
         (select count(*)::int from sign_in_record r where r.account_id = a.id) > 0 as has_log,
         (select count(*)::int from event e where e.subject_id = a.id and e.name = 'account.erased') as acts
       from account a where a.id = $1`,
      [id],
    );
    expect(left).toEqual([{ login: 'gu.san', display_name: '顾临川', sessions: 0, has_log: true, acts: 1 }]);
    expect((await person.get('/api/session')).status).toBe(401);
    expect([
      (await erase()).code,
      (await admin.post(`/api/accounts/${id}/restoration`, { reason: '误' })).code,
    ]).toEqual(['account.erased', 'account.erased']);
    await expect(app.rows(`update account set email = 'x@y' where id = $1`, [id])).rejects.toMatchObject({
      constraint: 'account_erased_stays_ck',
    });
    expect(await app.rows('select 1 from event where hash <> app.event_hash(event)')).toEqual([]);
  });
});
