import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer, Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const PATCH_OP = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const BASE = '/api/scim/v2';
const REASON = { reason: '县统一身份认证上线' };

interface User {
  readonly id: string;
  readonly userName: string;
  readonly displayName: string;
  readonly active: boolean;
  readonly title?: string;
  readonly groups?: readonly { readonly display: string }[];
  readonly meta: { readonly location: string };
}
interface Group {
  readonly id: string;
  readonly displayName: string;
  readonly members?: readonly { readonly value: string; readonly display: string }[];
}
interface List<T> {
  readonly totalResults: number;
  readonly startIndex: number;
  readonly itemsPerPage: number;
  readonly Resources: readonly T[];
}

describe('a directory keeps its people here in step (SCIM 2.0)', () => {
  let app: TestApp;
  let admin: Person;
  let directory: Person;
  let units: Readonly<Record<string, string>>;

  beforeAll(async () => {
    app = await TestApp.start();
    admin = await app.as('anquan');
    const organisations = await app.rows<{ code: string; id: string }>('select code, id from organisation');
    units = Object.fromEntries(organisations.map(({ code, id }) => [code, id]));
    directory = await clientOf('qy');
  });
  afterAll(() => app.stop());

  async function clientOf(code: string): Promise<Person> {
    const asked = { organisationId: units[code], name: `${code} 统一身份`, days: 365, ...REASON };
    const { secret } = (await admin.post('/api/directory/clients', asked)).body<{ secret: string }>();
    return app
      .stranger()
      .with({ authorization: `Bearer ${secret}`, 'content-type': 'application/scim+json' });
  }
  /** Sent as the protocol's own type. */
  const sent = (body: object) => Buffer.from(JSON.stringify(body)) as object;
  const post = (path: string, body: object) => directory.post(`${BASE}/${path}`, sent(body));
  const patch = (path: string, ...operations: object[]) =>
    directory.patch(`${BASE}/${path}`, sent({ schemas: [PATCH_OP], Operations: operations }));
  const list = async <T>(path: string, query: Readonly<Record<string, string>> = {}) =>
    (await directory.get(`${BASE}/${path}?${new URLSearchParams(query).toString()}`)).body<List<T>>();
  const person = (userName: string, more: object = {}) => ({
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
    userName,
    displayName: `${userName}同志`,
    externalId: `hr-${userName}`,
    title: '科员',
    emails: [{ value: `${userName}@qy.example`, primary: true }],
    [ENTERPRISE]: { department: '青砚县司法局' },
    ...more,
  });
  const taken = async (userName: string, more: object = {}) => {
    const answer = await post('Users', person(userName, more));
    expect(answer.status).toBe(201);
    return answer.body<User>();
  };
  const group = async (displayName: string, ids: readonly string[] = []) =>
    (
      await post('Groups', {
        schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
        displayName,
        members: ids.map((value) => ({ value })),
      })
    ).body<Group>();
  const refused = (answer: Answer) => {
    const { schemas, status, scimType } = answer.body<{
      schemas: string[];
      status: string;
      scimType?: string;
    }>();
    expect(schemas).toEqual(['urn:ietf:params:scim:api:messages:2.0:Error']);
    expect(status).toBe(String(answer.status));
    return [answer.status, scimType ?? null];
  };
  const offices = (accountId: string) =>
    app.rows<{ role: string; path: string; source: string }>(
      `select g.role, o.path, g.source from role_grant g join organisation o on o.id = g.organisation_id
       where g.account_id = $1 and g.starts_on <= '2026-03-02' and (g.ends_on is null or g.ends_on >= '2026-03-02') order by 1`,
      [accountId],
    );
  const idOfLogin = async (login: string) =>
    (await app.rows<{ id: string }>('select id from account where login = $1', [login]))[0]?.id ?? '';

  it('takes a person in as the protocol has it, and tells in the record that the directory did it', async () => {
    const answer = await post('Users', person('tang.yi', { userName: 'Tang.Yi' }));
    expect(answer.status).toBe(201);
    expect(answer.headers['content-type']).toContain('application/scim+json');
    const user = answer.body<User & Record<string, unknown>>();
    expect(answer.headers.location).toBe(`${BASE}/Users/${user.id}`);
    expect(user).toMatchObject({
      userName: 'tang.yi',
      displayName: 'tang.yi同志',
      title: '科员',
      active: true,
      externalId: 'hr-tang.yi',
      emails: [{ value: 'tang.yi@qy.example' }],
      [ENTERPRISE]: { department: '青砚县司法局' },
      meta: { resourceType: 'User', location: `${BASE}/Users/${user.id}` },
    });
    expect(answer.text).not.toContain('password');
    expect(await offices(user.id)).toEqual([]);
    const acts = await app.rows(
      `select name, actor_id, actor_name from event where subject_id = $1 and subject_type = 'account'`,
      [user.id],
    );
    expect(acts).toEqual([{ name: 'account.created', actor_id: null, actor_name: '目录：qy 统一身份' }]);
  });

  it('answers the questions that clients ask: by userName in any case, by externalId, by any filter, page by page', async () => {
    await taken('tang.er');
    const one = await list<User>('Users', { filter: 'userName eq "TANG.ER"' });
    expect(one).toMatchObject({ totalResults: 1, Resources: [{ userName: 'tang.er' }] });
    expect((await list('Users', { filter: 'externalId eq "hr-tang.er"' })).totalResults).toBe(1);
    expect((await list('Users', { filter: 'userName eq "nobody"' })).Resources).toEqual([]);
    const both = 'userName sw "tang." and title eq "科员" and not (userName eq "tang.yi")';
    expect((await list<User>('Users', { filter: both })).Resources.map((user) => user.userName)).toEqual([
      'tang.er',
    ]);
    const all = await list<User>('Users', { count: '200' });
    const second = await list<User>('Users', { startIndex: '2', count: '3' });
    expect(second).toMatchObject({ totalResults: all.totalResults, startIndex: 2, itemsPerPage: 3 });
    expect(second.Resources.map(({ id }) => id)).toEqual(all.Resources.slice(1, 4).map(({ id }) => id));
    expect((await list('Users', { count: '0' })).Resources).toEqual([]);
    const [bare] = (await list<User>('Users', { filter: 'userName eq "tang.er"', attributes: 'userName' }))
      .Resources;
    expect(bare).not.toHaveProperty('title');
    expect(refused(await directory.get(`${BASE}/Users?filter=${encodeURIComponent('userName eq')}`))[0]).toBe(
      400,
    );
  });

  it('changes what is told anew, leaves what is left out, and keeps the login', async () => {
    const { id } = await taken('song.yi');
    const put = await directory.put(
      `${BASE}/Users/${id}`,
      sent({ userName: 'song.yi', name: { familyName: '宋', givenName: '一' }, active: true }),
    );
    expect(put.body()).toMatchObject({ displayName: '宋一', title: '科员', externalId: 'hr-song.yi' });
    const patched = await patch(
      `Users/${id}`,
      { op: 'Replace', path: 'title', value: '副局长' },
      { op: 'add', value: { displayName: '宋一鸣' } },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'song@qy.example' },
      { op: 'replace', path: `${ENTERPRISE}:department`, value: '青砚县望梧镇人民政府' },
    );
    expect([patched.status, patched.text]).toEqual([200, expect.stringContaining('望梧镇')]);
    expect(patched.body()).toMatchObject({
      title: '副局长',
      displayName: '宋一鸣',
      emails: [{ value: 'song@qy.example' }],
    });
    const [kept] = await app.rows<{ version: number }>('select version from account where id = $1', [id]);
    await patch(`Users/${id}`, { op: 'replace', path: 'title', value: '副局长' });
    expect(await app.rows('select version from account where id = $1', [id])).toEqual([kept]);
    expect(
      refused(await patch(`Users/${id}`, { op: 'replace', path: 'userName', value: 'song.er' })),
    ).toEqual([400, 'mutability']);
    expect(refused(await patch(`Users/${id}`, { op: 'replace', path: 'nothing', value: 1 }))).toEqual([
      400,
      'invalidPath',
    ]);
  });

  it.each([
    ['a login that is taken', () => person('duchayuan'), 409, 'uniqueness'],
    [
      'a key of the directory that is taken',
      () => person('lu.yi', { externalId: 'hr-key' }),
      409,
      'uniqueness',
    ],
    ['no userName', () => ({ displayName: '无名' }), 400, 'invalidValue'],
    ['a userName nobody can type', () => person('汤一'), 400, 'invalidValue'],
    ['an address that is none', () => person('lu.er', { emails: [{ value: 'x' }] }), 400, 'invalidValue'],
    [
      'a unit nobody knows',
      () => person('lu.san', { [ENTERPRISE]: { department: '无此单位' } }),
      400,
      'invalidValue',
    ],
    [
      'a unit of another county',
      () => person('lu.si', { [ENTERPRISE]: { department: '/wz/' } }),
      400,
      'invalidValue',
    ],
    ['a name without end', () => person('lu.wu', { displayName: '长'.repeat(101) }), 400, 'invalidValue'],
    ['half a character', () => person('lu.qi', { displayName: '陆\ud83d' }), 400, 'invalidValue'],
    ['another schema', () => person('lu.liu', { schemas: ['urn:x'] }), 400, 'invalidSyntax'],
  ])('refuses %s', async (_what, body, status, scimType) => {
    await app.rows(
      `update account set directory_id = $1, external_id = 'hr-key' where login = 'sifa-lianluo' and external_id is null`,
      [units['qy']],
    );
    expect(refused(await post('Users', body()))).toEqual([status, scimType]);
  });

  it('ends sessions and tokens of who is deactivated, and restores who comes back', async () => {
    const id = await idOfLogin('wangwu-lianluo');
    const liaison = await app.as('wangwu-lianluo');
    const token = (await liaison.post('/api/tokens', { name: '业务系统', access: 'read', days: 9 })).body<{
      secret: string;
    }>().secret;
    const system = app.stranger().with({ authorization: `Bearer ${token}` });
    expect([(await liaison.get('/api/tasks')).status, (await system.get('/api/tasks')).status]).toEqual([
      200, 200,
    ]);
    const off = await patch(`Users/${id}`, { op: 'Replace', path: 'active', value: 'False' });
    expect(off.body<User>().active).toBe(false);
    expect([(await liaison.get('/api/tasks')).status, (await system.get('/api/tasks')).status]).toEqual([
      401, 401,
    ]);
    expect((await patch(`Users/${id}`, { op: 'replace', value: { active: true } })).body<User>().active).toBe(
      true,
    );
    expect((await liaison.get('/api/tasks')).status).toBe(401);
    expect((await (await app.as('wangwu-lianluo')).get('/api/tasks')).status).toBe(200);
  });

  it('refuses a group whose name no act could keep', async () => {
    const half = { schemas: [], displayName: '科\ud83d', members: [] };
    expect(refused(await post('Groups', half))).toEqual([400, 'invalidValue']);
  });

  it('does not restore whom an administrator suspended', async () => {
    const { id } = await taken('jiang.yi');
    await admin.post(`/api/accounts/${id}/suspension`, { reason: '调查' });
    expect(refused(await patch(`Users/${id}`, { op: 'replace', path: 'active', value: true }))).toEqual([
      400,
      'mutability',
    ]);
    await admin.post(`/api/accounts/${id}/restoration`, { reason: '查清' });
    expect((await patch(`Users/${id}`, { op: 'replace', path: 'active', value: false })).status).toBe(200);
  });

  it('lets go whom the directory deletes, and knows the same person again by the directory’s key', async () => {
    const { id } = await taken('he.yi');
    expect((await directory.delete(`${BASE}/Users/${id}`)).status).toBe(204);
    expect(refused(await directory.get(`${BASE}/Users/${id}`))[0]).toBe(404);
    expect((await list('Users', { filter: 'userName eq "he.yi"' })).totalResults).toBe(0);
    expect(refused(await post('Users', person('he.yi', { externalId: 'somebody-else' })))).toEqual([
      409,
      'uniqueness',
    ]);
    const back = await post('Users', person('he.yi', { title: '主任' }));
    expect([back.status, back.body<User>().id, back.body<User>().title]).toEqual([201, id, '主任']);
    expect((await app.rows('select 1 from account where id = $1 and disabled_at is null', [id])).length).toBe(
      1,
    );
  });

  it('gives the members of a group the office that the security administrator set for it, and nothing else', async () => {
    const [one, two] = [await taken('mei.yi'), await taken('mei.er')];
    const asked = {
      organisationId: units['qy'],
      groupName: '督查室',
      role: 'officer',
      unitId: units['qy'],
      ...REASON,
    };
    const set = await admin.post('/api/directory/offices', asked);
    expect(set.status).toBe(201);
    expect((await admin.post('/api/directory/offices', asked)).code).toBe('directory.office-exists');
    await admin.post('/api/directory/offices', {
      organisationId: units['qy'],
      groupName: '联络员',
      role: 'liaison',
      ...REASON,
    });
    const inspectors = await group('督查室', [one.id]);
    const liaisons = await group('联络员', [one.id]);
    await group('系统管理员', [one.id, two.id]);
    expect(await offices(one.id)).toEqual([
      { role: 'liaison', path: '/yh/qy/qysf/', source: 'scim' },
      { role: 'officer', path: '/yh/qy/', source: 'scim' },
    ]);
    expect(await offices(two.id)).toEqual([]);
    await patch(`Groups/${inspectors.id}`, { op: 'add', path: 'members', value: [{ value: two.id }] });
    await patch(`Groups/${inspectors.id}`, { op: 'remove', path: `members[value eq "${one.id}"]` });
    expect((await offices(one.id)).map(({ role }) => role)).toEqual(['liaison']);
    expect((await offices(two.id)).map(({ role }) => role)).toEqual(['officer']);
    const read = (await directory.get(`${BASE}/Users/${one.id}`)).body<User>();
    expect(read.groups?.map(({ display }) => display)).toEqual(['系统管理员', '联络员']);
    await patch(`Users/${one.id}`, {
      op: 'replace',
      path: `${ENTERPRISE}:department`,
      value: '青砚县望梧镇人民政府',
    });
    expect(await offices(one.id)).toEqual([{ role: 'liaison', path: '/yh/qy/ww/', source: 'scim' }]);
    await directory.delete(`${BASE}/Groups/${liaisons.id}`);
    expect(await offices(one.id)).toEqual([]);
    const { id } = set.body<{ id: string }>();
    expect((await admin.post(`/api/directory/offices/${id}/ending`, REASON)).body()).toMatchObject({
      members: 1,
    });
    expect(await offices(two.id)).toEqual([]);
    expect((await admin.post(`/api/directory/offices/${id}/ending`, REASON)).code).toBe(
      'directory.office-ended',
    );
  });

  it('keeps 三员 out of its reach: it sees none, changes none, and gives no such office', async () => {
    const security = await idOfLogin('anquan');
    expect((await list('Users', { filter: 'userName eq "anquan"' })).totalResults).toBe(0);
    expect(
      refused(await patch(`Users/${security}`, { op: 'replace', path: 'active', value: false }))[0],
    ).toBe(404);
    expect(refused(await directory.delete(`${BASE}/Users/${security}`))[0]).toBe(404);
    const members = { schemas: [], displayName: '三员', members: [{ value: security }] };
    expect(refused(await post('Groups', members))).toEqual([400, 'invalidValue']);
    for (const role of ['system_admin', 'security_admin', 'audit_admin'])
      expect(
        (
          await admin.post('/api/directory/offices', {
            organisationId: units['qy'],
            groupName: '三员',
            role,
            ...REASON,
          })
        ).code,
      ).toBe('request.invalid');
    await expect(
      app.rows(
        `insert into directory_office (directory_id, org_path, group_name, role, reason, made_by, made_at)
         select id, path, '三员', 'audit_admin', '-', $1, now() from organisation where code = 'qy'`,
        [security],
      ),
    ).rejects.toMatchObject({ constraint: 'directory_office_role_ck' });
  });

  it('reaches no further than its own body, and another directory’s people and groups are not there', async () => {
    const town = await clientOf('ww');
    const inTown = await list<User>('Users', { filter: `userName eq "wangwu-lianluo"` });
    const { id } = await taken('yuan.yi', { [ENTERPRISE]: { department: '青砚县望梧镇人民政府' } });
    const bureau = await taken('yuan.er');
    const [mine] = (await list<Group>('Groups')).Resources;
    const answers = [
      await town.get(`${BASE}/Users/${id}`),
      await town.get(`${BASE}/Users/${bureau.id}`),
      await town.delete(`${BASE}/Users/${bureau.id}`),
      await town.get(`${BASE}/Groups/${mine?.id}`),
      await town.delete(`${BASE}/Groups/${mine?.id}`),
    ];
    expect(answers.map(refused)).toEqual(answers.map(() => [404, null]));
    expect((await town.get(`${BASE}/Users/${inTown.Resources[0]?.id}`)).status).toBe(200);
    expect((await town.get(`${BASE}/Groups`)).body<List<Group>>().totalResults).toBe(0);
  });

  it('opens nothing but SCIM by its secret, and nothing at all once it is revoked or has expired', async () => {
    const client = await clientOf('qy');
    expect((await client.get('/api/accounts')).code).toBe('auth.required');
    expect((await client.get(`${BASE}/ServiceProviderConfig`)).body()).toMatchObject({
      patch: { supported: true },
      filter: { supported: true, maxResults: 200 },
      bulk: { supported: false },
    });
    expect((await client.get(`${BASE}/ResourceTypes`)).body<List<object>>().totalResults).toBe(2);
    expect((await client.get(`${BASE}/Schemas`)).status).toBe(200);
    const clients = (await admin.get('/api/directory/clients')).body<{ id: string; lastUsedOn: string }[]>();
    expect(clients.find(({ lastUsedOn }) => lastUsedOn === '2026-03-02')).toBeDefined();
    const [newest] = await app.rows<{ id: string }>(
      'select id from directory_client order by created_at desc, id',
    );
    const ofThis = await app.rows<{ id: string }>(
      `select c.id from directory_client c where c.name = 'qy 统一身份' and c.revoked_at is null`,
    );
    for (const { id } of ofThis) await admin.post(`/api/directory/clients/${id}/revocation`, REASON);
    expect((await admin.post(`/api/directory/clients/${newest?.id}/revocation`, REASON)).status).toBeLessThan(
      410,
    );
    expect(refused(await client.get(`${BASE}/Users`))[0]).toBe(401);
    expect((await admin.get(`${BASE}/Users`)).code).toBe('auth.required');
    const late = await clientOf('qy');
    app.clock.advance(366 * 86_400_000);
    expect((await late.get(`${BASE}/Users`)).status).toBe(401);
  });
});
