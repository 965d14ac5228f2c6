import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { assignment, county, type County } from '../../support/county.js';
import { PROBLEMS } from '../../../src/platform/http/problem-catalogue.js';
import { TestApp } from '../../support/test-app.js';

describe('who may do what', () => {
  let app: TestApp;
  let at: County;
  let taskId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    const itemIds = [at.items.find(({ kind }) => kind === 'shortcoming')?.id];
    const made = await at.supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units['qysf'] ?? '', { assistingIds: [at.units['qycz']] }),
    });
    taskId = made.body<{ taskIds: string[] }>().taskIds[0] ?? '';
    await at.supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
  });
  afterAll(() => app.stop());

  it.each([
    ['the lead unit', 'sifa-lianluo', 200],
    ['an assisting unit', 'caizheng-lianluo', 200],
    ['a unit that takes no part', 'shijian-lianluo', 404],
    ['the leader of the county', 'xianzhang', 200],
    ['another town', 'wangwu-lianluo', 404],
    ['the town whose problem it is', 'dizhu-lianluo', 200],
  ])('shows the task to %s or looks like nothing', async (_who, login, status) => {
    const person = await app.as(login);
    expect((await person.get(`/api/tasks/${taskId}`)).status).toBe(status);
    const { items } = (await person.get('/api/tasks')).body<{ items: { id: string }[] }>();
    expect(items.some(({ id }) => id === taskId)).toBe(status === 200);
  });

  it('shows the report to the body and the county only', async () => {
    expect((await (await app.as('dizhu-lianluo')).get(`/api/reports/${at.reportId}`)).status).toBe(200);
    expect((await (await app.as('wangwu-lianluo')).get(`/api/reports/${at.reportId}`)).code).toBe(
      'record.not-found',
    );
  });

  it('shows an outside reader what is published and nothing else', async () => {
    const reader = await app.as('renda');
    expect((await reader.get(`/api/tasks/${taskId}`)).code).toBe('record.not-found');
    expect((await reader.get(`/api/reports/${at.reportId}`)).code).toBe('record.not-found');
    await app.rows(`update report set state = 'confirmed' where id = $1`, [at.reportId]);
    expect((await reader.get(`/api/reports/${at.reportId}`)).status).toBe(200);
    const state = (to: string) => app.rows('update task set state = $2 where id = $1', [taskId, to]);
    await state('closed');
    const published = (await reader.get(`/api/tasks/${taskId}`)).body<{
      timeline: [];
      progressReports: [];
    }>();
    expect(published).toMatchObject({ id: taskId, allowedActions: [], timeline: [], progressReports: [] });
    await state('issued');
    expect((await reader.get('/api/tasks')).body()).toMatchObject({ items: [] });
  });

  it('lets only the lead unit sign, and tells every other why not', async () => {
    expect((await (await app.as('caizheng-lianluo')).post(`/api/tasks/${taskId}/signature`)).code).toBe(
      'actor.not-lead-unit',
    );
    expect((await at.supervisor.post(`/api/tasks/${taskId}/signature`)).code).toBe('auth.forbidden');
    expect((await (await app.as('sifa-lianluo')).post(`/api/tasks/${taskId}/signature`)).status).toBe(200);
  });

  it('does not let the lead submit before it has taken the part that another unit owes it', async () => {
    const view = (await (await app.as('sifa-shenqian')).get(`/api/tasks/${taskId}`)).body<{
      openActions: object[];
    }>();
    expect(view.openActions).toContainEqual({
      action: 'submit',
      blockedBy: 'part.open',
      reason: PROBLEMS['part.open'].title,
    });
    await (await app.as('caizheng-lianluo')).post(`/api/tasks/${taskId}/part`, { text: '已落实培训经费' });
    const signer = await app.as('sifa-shenqian');
    const taken = await signer.post(`/api/tasks/${taskId}/parts/${at.units['qycz'] ?? ''}/acceptance`);
    expect(taken.status).toBe(200);
    const after = (await signer.get(`/api/tasks/${taskId}`)).body<{
      openActions: object[];
    }>();
    expect(after.openActions).toContainEqual({
      action: 'submit',
      blockedBy: 'evidence.missing',
      reason: PROBLEMS['evidence.missing'].title,
    });
  });

  it('lets a department system act through a token, within its verbs, until it is revoked', async () => {
    const liaison = await app.as('sifa-lianluo');
    const made = (await liaison.post('/api/tokens', { name: '业务系统', access: 'write', days: 30 })).body<{
      id: string;
      secret: string;
    }>();
    const system = app.stranger().with({ authorization: `Bearer ${made.secret}` });
    expect(
      (await system.post(`/api/tasks/${taskId}/progress`, { progress: 30, text: '系统报送' })).status,
    ).toBe(200);
    expect((await system.get('/api/session')).code).toBe('auth.forbidden');
    expect((await system.post('/api/tokens', { name: 'x', access: 'read', days: 1 })).code).toBe(
      'auth.forbidden',
    );
    const reader = (await liaison.post('/api/tokens', { name: '只读', access: 'read', days: 30 })).body<{
      secret: string;
    }>();
    const looking = app.stranger().with({ authorization: `Bearer ${reader.secret}` });
    expect((await looking.get(`/api/tasks/${taskId}`)).status).toBe(200);
    expect((await looking.post(`/api/tasks/${taskId}/progress`, { progress: 31, text: 'x' })).code).toBe(
      'auth.forbidden',
    );
    expect((await liaison.delete(`/api/tokens/${made.id}`)).status).toBe(204);
    expect((await system.get(`/api/tasks/${taskId}`)).code).toBe('auth.required');
    expect(
      await app.rows('select 1 from api_token where token_hash = convert_to($1, $2)', [made.secret, 'UTF8']),
    ).toEqual([]);
  });

  it('locks an account after five wrong passwords and lets the honest person in when the lock is over', async () => {
    const stranger = app.stranger();
    const attempt = (password: string) => stranger.post('/api/session', { login: 'renda', password });
    for (let i = 0; i < 5; i++) expect((await attempt('wrong')).code).toBe('auth.failed');
    expect((await attempt(DEMO_PASSWORD)).code).toBe('auth.locked');
    app.clock.advance(61_000);
    expect((await attempt(DEMO_PASSWORD)).status).toBe(204);
    expect((await stranger.post('/api/session', { login: 'nobody', password: 'x' })).code).toBe(
      'auth.failed',
    );
  });

  it('ends a session on sign-out, after two idle hours, and everywhere else on a new password', async () => {
    const here = await app.as('fagai-lianluo');
    const elsewhere = await app.as('fagai-lianluo');
    expect(
      (await here.put('/api/session/password', { current: DEMO_PASSWORD, next: 'fagai-lianluo-1' })).code,
    ).toBe('auth.password-weak');
    const change = { current: DEMO_PASSWORD, next: '长而不易猜的密码2026' };
    const changed = await here.put('/api/session/password', change);
    expect(changed.status).toBe(204);
    expect((await elsewhere.get('/api/session')).code).toBe('auth.required');
    expect((await here.get('/api/session')).code).toBe('auth.required');
    const renewed = here.keepingCookieOf(changed);
    expect((await renewed.get('/api/session')).status).toBe(200);
    app.clock.advance(2 * 3_600_000 + 1);
    expect((await renewed.get('/api/session')).code).toBe('auth.required');
    const again = await app.as('caizheng-shenqian');
    expect((await again.delete('/api/session')).status).toBe(204);
    expect((await again.get('/api/session')).code).toBe('auth.required');
  });

  it('tells each of many who ask at once who they are, and nobody who signed out among them', async () => {
    const logins = ['sifa-lianluo', 'dizhu-lianluo', 'xianzhang', 'wangwu-lianluo'];
    const people = await Promise.all(logins.map((login) => app.as(login)));
    const ask = () =>
      Promise.all([...people, ...people, ...people].map((person) => person.get('/api/session')));
    const ids = (await Promise.all(people.map((person) => person.get('/api/session')))).map(
      (answer) => answer.body<{ accountId: string }>().accountId,
    );
    expect(new Set(ids).size).toBe(logins.length);
    expect((await ask()).map((answer) => answer.body<{ accountId: string }>().accountId)).toEqual([
      ...ids,
      ...ids,
      ...ids,
    ]);
    expect((await people[1]?.delete('/api/session'))?.status).toBe(204);
    expect((await ask()).map(({ status }) => status)).toEqual([0, 1, 2].flatMap(() => [200, 401, 200, 200]));
  });

  it('refuses a form on another site that uses the person’s cookie', async () => {
    const person = await app.as('sifa-lianluo');
    const signs: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'https://elsewhere.example' },
    ];
    for (const headers of signs) {
      const answer = await person
        .with(headers)
        .post(`/api/tasks/${taskId}/progress`, { progress: 40, text: 'x' });
      expect(answer.code).toBe('auth.cross-site');
    }
  });
});
