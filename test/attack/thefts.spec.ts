import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { assignment, county, type County } from '../support/county.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

const ELSEWHERE = '203.0.113.66';

describe('a stolen cookie', () => {
  let app: TestApp;
  let owner: Person;
  let thief: Person;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    owner = await app.as('duchayuan');
    thief = owner.from(ELSEWHERE);
    expect((await thief.get('/api/session')).status).toBe(200);
  });

  it('opens nothing after its owner has signed out', async () => {
    await owner.delete('/api/session');
    expect((await thief.get('/api/session')).code).toBe('auth.required');
  });

  it('opens nothing after its owner has ended that session from another one', async () => {
    const other = await app.as('duchayuan');
    const sessions = (await other.get('/api/sessions')).body<{ id: string; isThis: boolean }[]>();
    for (const { id } of sessions.filter(({ isThis }) => !isThis)) await other.delete(`/api/sessions/${id}`);
    expect((await thief.get('/api/session')).code).toBe('auth.required');
    expect((await other.get('/api/session')).status).toBe(200);
  });

  it('opens nothing after a change of the password, in whichever session it was made', async () => {
    const next = '晨雾中的石桥-2026';
    const person = await app.as('sifa-shenqian');
    const stolen = person.from(ELSEWHERE);
    const changed = await person.put('/api/session/password', { current: DEMO_PASSWORD, next });
    expect(changed.status).toBe(204);
    expect((await stolen.get('/api/session')).code).toBe('auth.required');
    expect((await person.keepingCookieOf(changed).get('/api/session')).status).toBe(200);
  });

  it('changes neither password nor second factor, for neither is in it', async () => {
    const guess = { current: 'geraten-und-falsch', next: '晨雾中的石桥-2026' };
    expect((await thief.put('/api/session/password', guess)).code).toBe('auth.failed');
    expect((await thief.post('/api/session/second-factor', { password: 'geraten' })).code).toBe(
      'auth.failed',
    );
  });

  it('is of no use when it is made up, cut, doubled, or sent as a token', async () => {
    const cookie = (await signIn('duchayuan')).split('=')[1] ?? '';
    const made = [
      cookie.slice(0, -1),
      `${cookie}A`,
      cookie.toLowerCase(),
      'null',
      '',
      '%00',
      cookie.repeat(2),
    ];
    for (const secret of made) {
      const knock = app.stranger().with({ cookie: `zhenggai_session=${secret}` });
      expect([secret, (await knock.get('/api/session')).status]).toEqual([secret, 401]);
    }
    const bearer = app.stranger().with({ authorization: `Bearer ${cookie}` });
    expect((await bearer.get('/api/session')).status).toBe(401);
  });

  it('cannot be planted: whoever signs in gets another one than was sent', async () => {
    const planted = 'A'.repeat(43);
    const answer = await app
      .stranger()
      .with({ cookie: `zhenggai_session=${planted}` })
      .post('/api/session', { login: 'duchayuan', password: DEMO_PASSWORD });
    expect(answer.status).toBe(204);
    expect(String(answer.headers['set-cookie'])).not.toContain(planted);
    expect(String(answer.headers['set-cookie'])).toMatch(/; HttpOnly; SameSite=(Lax|Strict)/i);
  });

  async function signIn(login: string): Promise<string> {
    const answer = await app.stranger().post('/api/session', { login, password: DEMO_PASSWORD });
    return String(answer.headers['set-cookie']).split(';')[0] ?? '';
  }
});

describe('a stolen token', () => {
  let app: TestApp;
  let at: County;
  let tasks: Record<'own' | 'other', string>;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    const itemIds = at.items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    const made = async (itemId: string | undefined, unit: string) =>
      (
        await at.supervisor.post('/api/tasks', {
          itemIds: [itemId],
          assignment: assignment(at.units[unit] ?? ''),
        })
      ).body<{ taskIds: string[] }>().taskIds[0] ?? '';
    tasks = { own: await made(itemIds[0], 'qysf'), other: await made(itemIds[1], 'ww') };
    await at.supervisor.post('/api/tasks/issue', { taskIds: Object.values(tasks) });
  });
  afterAll(() => app.stop());

  async function tokenOf(access: 'read' | 'write', days = 30) {
    const liaison = await app.as('sifa-lianluo');
    const { id, secret } = (await liaison.post('/api/tokens', { name: '系统', access, days })).body<{
      id: string;
      secret: string;
    }>();
    const system = app
      .stranger()
      .with({ authorization: `Bearer ${secret}` })
      .from(ELSEWHERE);
    return { id, secret, system, liaison };
  }

  it('reaches the unit it was made for and no other, whatever is asked', async () => {
    const { system } = await tokenOf('write');
    expect((await system.get(`/api/tasks/${tasks.own}`)).status).toBe(200);
    expect((await system.get(`/api/tasks/${tasks.other}`)).code).toBe('record.not-found');
    const listed = (await system.get('/api/tasks')).body<{ items: { id: string }[] }>().items;
    expect(listed.map(({ id }) => id)).toEqual([tasks.own]);
    expect((await system.post(`/api/tasks/${tasks.other}/signature`)).code).toBe('record.not-found');
  });

  it('does nothing outside its verbs', async () => {
    const { system } = await tokenOf('read');
    expect((await system.get(`/api/tasks/${tasks.own}`)).status).toBe(200);
    for (const [method, url] of [
      ['post', `/api/tasks/${tasks.own}/signature`],
      ['post', '/api/tokens'],
      ['get', '/api/tokens'],
      ['get', '/api/session'],
      ['get', '/api/sessions'],
      ['put', '/api/session/password'],
      ['post', '/api/session/second-factor'],
      ['post', '/api/webhooks'],
      ['get', '/api/audit/events'],
    ] as const)
      expect([method, url, (await system[method](url, method === 'get' ? undefined : {})).code]).toEqual([
        method,
        url,
        'auth.forbidden',
      ]);
  });

  it('acts in nobody’s place', async () => {
    const { system } = await tokenOf('write');
    const [person] = await app.rows<{ id: string }>(`select id from account where login = 'yifaban'`);
    const answer = await system.with({ 'x-on-behalf-of': person?.id ?? '' }).get(`/api/tasks/${tasks.own}`);
    expect(answer.code).toBe('substitution.not-in-force');
  });

  it('opens nothing once it is revoked or its time is over, nor as a cookie', async () => {
    const revoked = await tokenOf('read');
    await revoked.liaison.delete(`/api/tokens/${revoked.id}`);
    expect((await revoked.system.get('/api/tasks')).code).toBe('auth.required');
    const asCookie = app.stranger().with({ cookie: `zhenggai_session=${revoked.secret}` });
    expect((await asCookie.get('/api/tasks')).code).toBe('auth.required');
    const short = await tokenOf('read', 1);
    expect((await short.system.get('/api/tasks')).status).toBe(200);
    app.clock.advance(2 * 86_400_000);
    expect((await short.system.get('/api/tasks')).code).toBe('auth.required');
  });
});

describe('a page of another site', () => {
  let app: TestApp;
  let person: Person;
  beforeAll(async () => {
    app = await TestApp.start();
    person = await app.as('sifa-lianluo');
  });
  afterAll(() => app.stop());

  it.each([
    ['says it is another site', { 'sec-fetch-site': 'cross-site' }],
    ['is a neighbour under the same domain', { 'sec-fetch-site': 'same-site' }],
    ['names itself in Origin', { origin: 'https://evil.example' }],
    ['hides in a sandbox', { origin: 'null' }],
    ['has our name in front', { origin: 'http://localhost.evil.example' }],
    ['comes by a form', { origin: 'https://evil.example', 'content-type': 'text/plain' }],
    ['says both', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
  ])('cannot act with a person’s cookie where it %s', async (_, headers) => {
    const before = await app.rows('select count(*) from api_token');
    const riding = person.with({ host: 'localhost', ...(headers as Readonly<Record<string, string>>) });
    const answer = await riding.post('/api/tokens', { name: '系统', access: 'read', days: 9 });
    expect(answer.code).toBe('auth.cross-site');
    expect(await app.rows('select count(*) from api_token')).toEqual(before);
  });

  it('cannot read an answer either: none names a site that may', async () => {
    const { headers } = await person.with({ origin: 'https://evil.example' }).get('/api/session');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('is told apart from our own', async () => {
    const own = person.with({
      host: 'localhost',
      origin: 'http://localhost',
      'sec-fetch-site': 'same-origin',
    });
    expect((await own.post('/api/tokens', { name: '系统', access: 'read', days: 9 })).status).toBe(201);
  });
});
