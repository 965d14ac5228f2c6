import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

describe('offices', () => {
  let app: TestApp;
  let security: Person;
  const ids: Record<string, string> = {};
  const units: Record<string, string> = {};
  beforeAll(async () => {
    app = await TestApp.start();
    security = await app.as('anquan');
    for (const { login, id } of await app.rows<{ login: string; id: string }>(
      'select login, id from account',
    ))
      ids[login] = id;
    for (const { code, id } of await app.rows<{ code: string; id: string }>(
      'select code, id from organisation',
    ))
      units[code] = id;
    for (const login of ['xin', 'jia', 'yi']) {
      const made = await security.post('/api/accounts', {
        ...{ login, displayName: login, organisationId: units['qysf'] },
      });
      ids[login] = made.body<{ id: string }>().id;
      await app.rows(
        `update account set must_change_password = false,
           password_hash = (select password_hash from account where login = 'sifa-lianluo') where login = $1`,
        [login],
      );
    }
  });
  afterAll(() => app.stop());

  const grant = (login: string, role: string, more: object = {}, by = security) =>
    by.post('/api/grants', {
      ...{
        accountId: ids[login],
        role,
        organisationId: units['qysf'],
        startsOn: '2026-03-02',
        reason: '任命',
      },
      ...more,
    });
  const rolesOf = async (login: string) =>
    (await (await app.as(login)).get('/api/session')).body<{ roles: string[] }>().roles;

  it('count from their first day through their last, with nothing that has to run', async () => {
    const made = await grant('xin', 'liaison', { startsOn: '2026-03-03', endsOn: '2026-03-05' });
    expect(made.body()).toMatchObject({ isInForce: false, grantedByName: '戚守默', endsOn: '2026-03-05' });
    expect(await rolesOf('xin')).toEqual([]);
    app.clock.set('2026-03-03');
    expect(await rolesOf('xin')).toEqual(['liaison']);
    app.clock.set('2026-03-05');
    const through = await app.as('xin');
    app.clock.set('2026-03-06');
    expect((await through.get('/api/tasks')).code).toBe('auth.required');
    expect(await rolesOf('xin')).toEqual([]);
    app.clock.set('2026-03-02');
  });

  it('are revoked at once, stay on record, and can be granted anew the same day', async () => {
    const { id } = (await grant('jia', 'owner')).body<{ id: string }>();
    const holder = await app.as('jia');
    expect((await holder.get('/api/tasks')).status).toBe(200);
    security = await app.as('anquan');
    const revoked = await security.post(`/api/grants/${id}/revocation`, { reason: '岗位调整' });
    expect(revoked.body()).toMatchObject({
      isInForce: false,
      revokeReason: '岗位调整',
      endsOn: '2026-03-01',
    });
    expect((await holder.get('/api/tasks')).code).toBe('auth.forbidden');
    expect((await security.post(`/api/grants/${id}/revocation`, { reason: 'x' })).code).toBe('grant.ended');
    expect((await grant('jia', 'owner')).status).toBe(201);
    expect((await grant('jia', 'owner')).code).toBe('grant.overlap');
    const listed = (await security.get(`/api/grants?accountId=${ids['jia'] ?? ''}`)).body<{
      items: object[];
    }>();
    expect(listed.items).toHaveLength(2);
    const names = await app.rows(
      `select name from event where subject_id = $1 and name like 'account.%' order by id`,
      [ids['jia']],
    );
    expect(names).toEqual(
      ['account.created', 'account.office-granted', 'account.office-revoked', 'account.office-granted'].map(
        (name) => ({ name }),
      ),
    );
  });

  it.each([
    ['two of the three administrators', 'xitong', 'audit_admin', 'grant.offices-apart'],
    ['an administrator and business', 'shenji', 'officer', 'grant.offices-apart'],
    ['business and an administrator', 'sifa-lianluo', 'system_admin', 'grant.offices-apart'],
    ['oneself', 'anquan', 'audit_admin', 'grant.self'],
  ])('are never given to %s', async (_who, login, role, code) => {
    expect((await grant(login, role, { organisationId: units['qy'] })).code).toBe(code);
    // Not even past the program, nor at once from two sides.
    const insert = () =>
      app.rows(
        `insert into role_grant (account_id, role, organisation_id, starts_on, reason, granted_by)
         values ($1, $2, $3, '2026-03-02', 'x', $4)`,
        [ids[login], role, units['qy'], ids['anquan']],
      );
    await expect(insert()).rejects.toThrow();
  });

  it('that break 三员分立 do not slip in together', async () => {
    const answers = await Promise.all(
      ['system_admin', 'audit_admin', 'officer', 'security_admin'].map((role) =>
        grant('yi', role, { organisationId: units['qy'] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const held = await app.rows('select role from role_grant where account_id = $1', [ids['yi']]);
    expect(held).toHaveLength(1);
  });

  it('stay as they were made, whoever asks the database', async () => {
    for (const sql of [
      `update role_grant set role = 'supervisor' where role = 'officer'`,
      `update role_grant set ends_on = null where ends_on is not null`,
      `update role_grant set organisation_id = '${units['yh'] ?? ''}' where role = 'officer'`,
      'delete from role_grant',
      'truncate role_grant',
    ])
      await expect(app.rows(sql)).rejects.toThrow();
  });

  it('are refused with a reason where dates or unit do not fit', async () => {
    expect((await grant('xin', 'owner', { startsOn: '2026-03-01' })).code).toBe('grant.dates');
    expect((await grant('xin', 'owner', { endsOn: '2026-03-01' })).code).toBe('grant.dates');
    expect((await grant('xin', 'owner', { organisationId: units['qycz'] })).code).toBe(
      'grant.unit-elsewhere',
    );
    expect((await grant('xin', 'officer', { organisationId: units['yh'] })).code).toBe(
      'organisation.not-administered',
    );
    expect((await grant('xin', 'officer', {}, await app.as('xitong'))).code).toBe('auth.forbidden');
    expect((await grant('xin', 'officer', {}, await app.as('duchashi'))).code).toBe('auth.forbidden');
  });

  it('of an administrator let nobody act on business, past the program neither', async () => {
    const acted = app.rows(
      `insert into event (organisation_id, org_path, name, subject_type, subject_id, actor_id, actor_name, occurred_at, payload)
       values ($1, '/yh/qy/', 'task.urged', 'task', $1, $2, '白简之', now(), '{}')`,
      [units['qy'], ids['xitong']],
    );
    await expect(acted).rejects.toThrow('an administrator does not act on task');
  });
});
