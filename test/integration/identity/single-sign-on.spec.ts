import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ID_TOKEN_LIFE, OidcServer } from '../../support/oidc-server.js';
import { TestApp } from '../../support/test-app.js';

const PUBLIC_URL = 'http://zhenggai.example';
const GROUPS = {
  督查室: 'officer@/yh/qy/',
  联络员: 'liaison',
  系统: 'system_admin@/yh/qy/',
  审计: 'audit_admin@/yh/qy/',
};

describe('signing in through the office’s own directory', () => {
  let app: TestApp;
  let directory: OidcServer;
  beforeAll(async () => {
    directory = await OidcServer.start(`${PUBLIC_URL}/api/session/oidc/callback`);
    app = await TestApp.start({
      at: new Date().toISOString(),
      environment: { ...directory.environment(GROUPS), PUBLIC_URL },
    });
    await app.rows(
      `insert into account (organisation_id, login, display_name, password_hash, must_change_password)
       select o.id, l, l, '-', true from organisation o, unnest(array['yu.he', 'shen.yan', 'qi.bai']) l where o.code = 'qysf'`,
    );
  });
  afterAll(async () => {
    await app.stop();
    await directory.stop();
  });

  const begin = async (query = '') => {
    const begun = await app.stranger().get(`/api/session/oidc${query}`);
    return { browser: app.stranger().keepingCookieOf(begun), address: String(begun.headers.location), begun };
  };
  /** @returns where the browser ends, and the person it has become */
  const signIn = async (login: string, groups: readonly string[], subject = `sub-${login}`) => {
    directory.person = { subject, login, groups };
    const { browser, address } = await begin();
    const back = await directory.walk(address);
    const answer = await browser.get(`${back.pathname}${back.search}`);
    const session = [answer.headers['set-cookie']].flat().find((one) => one?.startsWith('zhenggai_session='));
    return {
      to: answer.headers.location,
      back,
      browser,
      person: app.stranger().with({ cookie: session?.split(';')[0] ?? '' }),
    };
  };
  const rolesOf = async (login: string, groups: readonly string[]) =>
    (await (await signIn(login, groups)).person.get('/api/session')).body<{ roles: string[] }>().roles;

  it('sends the browser away with state, nonce and a challenge, and remembers them where no script reads', async () => {
    const { address, begun } = await begin();
    const asked = Object.fromEntries(new URL(address).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      client_id: 'zhenggai',
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]?.length).toBeGreaterThan(40);
    const cookie = String(begun.headers['set-cookie']);
    expect(cookie).toMatch(/HttpOnly.*SameSite=Lax/);
    expect(cookie).not.toContain(asked['state']);
    expect((await app.stranger().get('/api/sign-in-ways')).body()).toEqual({ singleSignOn: true });
  });

  it('lets the person in as the account of that login, past no first password, with the offices of the groups', async () => {
    const { to, person } = await signIn('yu.he', ['督查室', '别的组']);
    expect(to).toBe('/');
    expect((await person.get('/api/session')).body()).toMatchObject({
      roles: ['officer'],
      mustChangePassword: false,
    });
    expect((await person.get('/api/tasks')).status).toBe(200);
    const grants = await app.rows(
      `select g.source, g.reason, o.path, g.granted_by from role_grant g join organisation o on o.id = g.organisation_id
       join account a on a.id = g.account_id where a.login = 'yu.he'`,
    );
    expect(grants).toEqual([
      { source: 'oidc', reason: '统一身份认证的组：督查室', path: '/yh/qy/', granted_by: null },
    ]);
  });

  it('takes away at the next sign-in what the groups no longer give, and leaves alone what was granted here', async () => {
    await app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select id, 'owner', organisation_id, '2026-01-01', '任命' from account where login = 'yu.he'`,
    );
    expect(await rolesOf('yu.he', ['督查室'])).toEqual(expect.arrayContaining(['officer', 'owner']));
    expect(await rolesOf('yu.he', ['联络员'])).toEqual(expect.arrayContaining(['liaison', 'owner']));
    expect(await rolesOf('yu.he', [])).toEqual(['owner']);
    const acts = await app.rows<{ name: string }>(
      `select e.name from event e join account a on a.id = e.subject_id where a.login = 'yu.he' order by e.id`,
    );
    expect(acts.map(({ name }) => name.replace('account.office-', ''))).toEqual([
      'granted',
      'revoked',
      'granted',
      'revoked',
    ]);
  });

  it.each([
    ['a person whom nobody knows here', 'nobody', [], 'sso.unknown-person'],
    ['groups of two administrators', 'shen.yan', ['系统', '审计'], 'sso.offices-apart'],
    ['a group that does not go with an office held here', 'sifa-lianluo', ['系统'], 'sso.offices-apart'],
  ])('refuses %s', async (_what, login, groups, code) => {
    const { to, person } = await signIn(login, groups);
    expect(to).toBe(`/sign-in?problem=${code}`);
    expect((await person.get('/api/session')).code).toBe('auth.required');
  });

  it('refuses a login that the directory has given to somebody else, and a suspended account', async () => {
    expect((await signIn('qi.bai', [])).to).toBe('/');
    expect((await signIn('qi.bai', [], 'another-person')).to).toBe('/sign-in?problem=sso.other-person');
    await app.rows(`update account set disabled_at = now() where login = 'qi.bai'`);
    expect((await signIn('qi.bai', [])).to).toBe('/sign-in?problem=sso.unknown-person');
    const outcomes = await app.rows<{ outcome: string }>(
      `select r.outcome from sign_in_record r join account a on a.id = r.account_id where a.login = 'qi.bai' order by r.id`,
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['signed-in-by-directory', 'directory-refused']);
  });

  it('refuses an answer with another state, of another browser, and one that was used before', async () => {
    const refused = '/sign-in?problem=sso.refused';
    directory.person = { subject: 'sub-yu.he', login: 'yu.he', groups: [] };
    const { browser, address } = await begin();
    const back = await directory.walk(address);
    const at = (search: string) => `${back.pathname}${search}`;
    const forged = new URLSearchParams(back.search);
    forged.set('state', 'x'.repeat(43));
    expect((await browser.get(at(`?${forged.toString()}`))).headers.location).toBe(refused);
    const stranger = (await begin()).browser;
    expect((await stranger.get(at(back.search))).headers.location).toBe(refused);
    expect((await app.stranger().get(at(back.search))).headers.location).toBe(
      '/sign-in?problem=sso.attempt-over',
    );
    expect((await browser.get(at(back.search))).headers.location).toBe('/');
    expect((await browser.get(at(back.search))).headers.location).toBe(refused);
    const fromAnother = new URLSearchParams(back.search);
    fromAnother.set('iss', 'https://elsewhere.example');
    expect((await browser.get(at(`?${fromAnother.toString()}`))).headers.location).toBe(refused);
  });

  it('refuses a token whose time is over, and an attempt that took too long', async () => {
    directory.person = { subject: 'sub-yu.he', login: 'yu.he', groups: [] };
    const late = async (seconds: number) => {
      // The provider's clock runs on: the program's starts level with it.
      app.clock.set(new Date());
      const { browser, address } = await begin();
      const back = await directory.walk(address);
      app.clock.advance(seconds * 1000);
      return (await browser.get(`${back.pathname}${back.search}`)).headers.location;
    };
    expect(await late(ID_TOKEN_LIFE - 20)).toBe('/');
    expect(await late(ID_TOKEN_LIFE + 35)).toBe('/sign-in?problem=sso.refused');
    expect(await late(601)).toBe('/sign-in?problem=sso.attempt-over');
    app.clock.set(new Date());
  });

  it('says where to end the sign-in at the provider, too, to whom it was made there', async () => {
    const { person } = await signIn('yu.he', []);
    const { address } = (await person.get('/api/session/oidc/end')).body<{ address: string }>();
    const end = new URL(address);
    expect(end.origin).toBe(directory.issuer);
    expect(Object.fromEntries(end.searchParams)).toEqual({
      client_id: 'zhenggai',
      post_logout_redirect_uri: `${PUBLIC_URL}/sign-in`,
    });
    const local = await app.as('duchayuan');
    expect((await local.get('/api/session/oidc/end')).body()).toEqual({ address: null });
  });

  const ended = async (token: string) =>
    app
      .stranger()
      .with({ 'content-type': 'application/x-www-form-urlencoded' })
      .post('/api/session/oidc/backchannel-logout', Buffer.from(`logout_token=${token}`));

  it('ends here what ended at the provider, and leaves alone what did not', async () => {
    const [one, two] = [(await signIn('yu.he', [])).person, (await signIn('shen.yan', [])).person];
    const local = await app.as('duchayuan');
    const answer = await ended(await directory.logoutToken({ sub: 'sub-yu.he' }));
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const statuses = await Promise.all([one, two, local].map((person) => person.get('/api/session')));
    expect(statuses.map(({ status }) => status)).toEqual([401, 200, 200]);
    await app.rows(`update session set oidc_sid = 'there' where via = 'oidc' and revoked_at is null`);
    expect((await ended(await directory.logoutToken({ sub: 'sub-shen.yan', sid: 'elsewhere' }))).status).toBe(
      200,
    );
    expect((await two.get('/api/session')).status).toBe(200);
    expect((await ended(await directory.logoutToken({ sid: 'there' }))).status).toBe(200);
    expect((await two.get('/api/session')).status).toBe(401);
  });

  it.each([
    ['another audience', { aud: 'another' }],
    ['another issuer', { iss: 'https://elsewhere.example' }],
    ['an old one', { iat: Math.floor(Date.now() / 1000) - 300 }],
    ['no such event', { events: {} }],
    ['a nonce, as an ID token has', { nonce: 'n' }],
    ['nobody named', { sub: null }],
    ['no number of its own', { jti: null }],
  ])('ends nothing on the word of a token with %s', async (_what, claims) => {
    const { person } = await signIn('yu.he', []);
    const token = await directory.logoutToken({ sub: 'sub-yu.he', ...claims } as Record<string, unknown>);
    expect((await ended(token)).code).toBe('sso.logout-refused');
    expect((await person.get('/api/session')).status).toBe(200);
  });

  it('ends nothing on the word of another key, of none, or of nonsense', async () => {
    const { person } = await signIn('yu.he', []);
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const forged = await directory.logoutToken({ sub: 'sub-yu.he' }, privateKey);
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${forged.split('.')[1] ?? ''}.`;
    for (const token of [forged, unsigned, 'x', ''])
      expect((await ended(token)).code).toBe('sso.logout-refused');
    expect((await person.get('/api/session')).status).toBe(200);
  });

  it('leads back to the page asked for, and to no other site', async () => {
    directory.person = { subject: 'sub-yu.he', login: 'yu.he', groups: [] };
    const landing = async (returnTo: string) => {
      const { browser, address } = await begin(`?returnTo=${encodeURIComponent(returnTo)}`);
      const back = await directory.walk(address);
      return (await browser.get(`${back.pathname}${back.search}`)).headers.location;
    };
    expect(await landing('/tasks?state=issued')).toBe('/tasks?state=issued');
    for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example'])
      expect(await landing(elsewhere)).toBe('/');
  });
});

describe('without a directory', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({
      environment: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' },
    });
  });
  afterAll(() => app.stop());

  it('people still sign in with local accounts, and are told that the directory does not answer', async () => {
    expect((await app.stranger().get('/api/session/oidc')).headers.location).toBe(
      '/sign-in?problem=sso.unreachable',
    );
    expect((await (await app.as('duchayuan')).get('/api/session')).status).toBe(200);
  });
});
