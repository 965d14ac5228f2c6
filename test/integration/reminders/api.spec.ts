import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Client } from 'pg';
import { Sweep } from '../../../src/modules/reminders/index.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Notices {
  readonly items: { id: string; title: string; openedAt: string | null }[];
}

/** A task of 县司法局 that is due in five working days, and the morning on which that is told. */
describe('the API of reminders', () => {
  let app: TestApp;
  let liaison: Person;
  let supervisor: Person;
  let task: string;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-09-18' });
    task = await dueInFiveDays(app.databaseUrl);
    liaison = await app.as('sifa-lianluo');
    supervisor = await app.as('duchashi');
  });
  afterAll(() => app.stop());

  test('tells that a sweep is due, and after it that all is well', async () => {
    app.clock.set('2026-09-18T08:40:00+08:00');
    const before = await supervisor.get('/api/sweeps/latest');
    expect(before.body()).toMatchObject({ last: null, nextOn: '2026-09-18', overdueSeconds: 600 });
    await app.nest.get(Sweep, { strict: false }).runIfDue(new AbortController().signal);
    await app.runOrders();
    const after = await supervisor.get('/api/sweeps/latest');
    expect(after.body()).toMatchObject({
      last: { day: '2026-09-18', tasksSeen: 1, noticesPlanned: 1, lightsChanged: 1, gaps: [] },
      nextOn: '2026-09-20',
      overdueSeconds: 0,
      outbox: { open: 0, dead: 0 },
      channels: [
        { name: 'inbox', isOn: true },
        { name: 'mail', isOn: false },
        { name: 'robot', isOn: true },
        { name: 'sms', isOn: false },
      ],
    });
    expect((await supervisor.get('/metrics')).text).toContain('zhenggai_sweep_overdue_seconds 0');
  });

  test('gives everybody their own inbox, and notes when a notice was first opened', async () => {
    const unopened = async (person: Person) =>
      (await person.get('/api/notices?unopened=true')).body<Notices>().items;
    const [notice] = await unopened(liaison);
    expect(notice).toMatchObject({ title: '整改提醒 2026-09-18:1项', openedAt: null });
    expect(await unopened(supervisor)).toEqual([]);
    expect((await supervisor.post(`/api/notices/${notice?.id}/opening`)).code).toBe('record.not-found');
    expect((await liaison.post(`/api/notices/${notice?.id}/opening`)).status).toBe(204);
    expect(await unopened(liaison)).toEqual([]);
    expect((await liaison.get('/api/notices')).body<Notices>().items).toHaveLength(1);
  });

  test('answers 我没有收到 for one person: queued, sent, opened, and signed for afterwards', async () => {
    app.clock.advance(3_600_000);
    await app.rows(
      `insert into event (organisation_id, org_path, name, subject_type, subject_id, actor_name, occurred_at, payload)
       select organisation_id, org_path, 'task.signed', 'task', id, '江予清', $2, '{}' from task where id = $1`,
      [task, app.clock.now()],
    );
    const [{ id = '' } = {}] = await app.rows<{ id: string }>(
      `select id from account where login = 'sifa-lianluo'`,
    );
    const sent = await supervisor.get(`/api/people/${id}/deliveries`);
    expect(sent.body()).toMatchObject({
      items: [
        {
          channel: 'inbox',
          state: 'sent',
          queuedAt: '2026-09-18T00:40:00.000000Z',
          openedAt: '2026-09-18T00:40:00.000000Z',
          about: [
            {
              taskId: task,
              ruleId: 'due.before-5',
              text: '距办结时限还有5个工作日(时限2026-09-25)',
              signedAt: '2026-09-18T01:40:00.000000Z',
              signedByName: '江予清',
            },
          ],
        },
      ],
      next: null,
    });
    expect((await liaison.get(`/api/people/${id}/deliveries`)).code).toBe('auth.forbidden');
    expect((await liaison.get('/api/notices/deliveries')).body()).toEqual(sent.body());
    expect((await supervisor.get('/api/notices/deliveries')).body()).toMatchObject({ items: [] });
    const proof = (await supervisor.get(`/api/tasks/${task}/notices`)).body();
    expect(proof).toMatchObject([{ signedAt: '2026-09-18T01:40:00.000000Z', signedByName: '江予清' }]);
  });

  test('proves to the supervisor who was told what', async () => {
    const proof = await supervisor.get(`/api/tasks/${task}/notices`);
    expect(proof.body()).toMatchObject([
      {
        ruleId: 'due.before-5',
        text: '距办结时限还有5个工作日(时限2026-09-25)',
        recipientName: '江予清',
        organisationName: '青砚县司法局',
        channel: 'inbox',
        state: 'sent',
        openedAt: '2026-09-18T00:40:00.000000Z',
      },
    ]);
    expect((await liaison.get(`/api/tasks/${task}/notices`)).status).toBe(403);
  });

  test('simulates the days ahead for the supervisor, by two rule packs side by side, and tells nobody', async () => {
    const ask = (more: object) =>
      supervisor.post('/api/simulations', { from: '2026-09-21', to: '2026-10-20', ...more });
    const { id } = (await ask({ against: 'yinchuan@1' })).body<{ id: string }>();
    expect((await supervisor.get(`/api/simulations/${id}`)).body()).toMatchObject({
      state: 'queued',
      found: 0,
    });
    const before = await app.rows<{ n: number }>('select count(*)::int as n from reminder');
    await app.runOrders();
    const simulation = (await supervisor.get(`/api/simulations/${id}`)).body<{
      found: number;
      counts: object[];
    }>();
    expect(simulation).toMatchObject({ state: 'done', isCut: false });
    const page = await supervisor.get(`/api/simulations/${id}/notices?limit=500`);
    const { items } = page.body<{
      items: { on: string; taskId: string; recipientId: string; recipientName: string }[];
    }>();
    expect(items).toHaveLength(simulation.found);
    expect(items.length).toBeGreaterThan(3);
    expect(items[0]).toMatchObject({ taskId: task, recipientName: '江予清' });
    const first = items[0]?.recipientId;
    const ofPerson = items.filter(({ recipientId }) => recipientId === first);
    const onDay = items.filter(({ on }) => on === items[0]?.on);
    const shown = async (filter: string) =>
      (await supervisor.get(`/api/simulations/${id}/notices?limit=500&${filter}`)).body<{ items: object[] }>()
        .items;
    expect(await shown(`recipientId=${first}`)).toEqual(ofPerson);
    expect(await shown(`on=${items[0]?.on}`)).toEqual(onDay);
    expect(await peopleOf(id)).toEqual(countedByPerson(items));
    expect(await app.rows('select count(*)::int as n from reminder')).toEqual(before);
    expect((await liaison.get(`/api/simulations/${id}`)).code).toBe('auth.forbidden');
    expect((await (await app.as('duchayuan')).get(`/api/simulations/${id}`)).code).toBe('record.not-found');
    expect((await ask({ to: '2029-01-01' })).code).toBe('simulation.span');
  });

  test('finds again what one asked for, the newest first, and nothing of others', async () => {
    const older = await supervisor.get('/api/simulations');
    app.clock.advance(60_000);
    const body = { from: '2026-09-21', to: '2026-09-22', pack: 'sanming@1' };
    const { id } = (await supervisor.post('/api/simulations', body)).body<{ id: string }>();
    const first = (await supervisor.get('/api/simulations?limit=1')).body<{
      items: object[];
      next: string;
    }>();
    expect(first.items).toMatchObject([{ id, ...body, against: null, state: 'queued', found: 0 }]);
    const rest = (await supervisor.get(`/api/simulations?limit=1&cursor=${first.next}`)).body<{
      items: object[];
    }>();
    expect(rest.items).toEqual(older.body<{ items: object[] }>().items.slice(0, 1));
    expect((await (await app.as('duchayuan')).get('/api/simulations')).body()).toEqual({
      items: [],
      next: null,
    });
  });

  /** Page by page: one person on each. */
  async function peopleOf(id: string): Promise<Record<string, number>> {
    const found: Record<string, number> = {};
    for (let cursor = ''; ;) {
      const page = (await supervisor.get(`/api/simulations/${id}/people?limit=1${cursor}`)).body<{
        items: { recipientId: string; both: number; pack: number; against: number }[];
        next: string | null;
      }>();
      for (const { recipientId, both, pack, against } of page.items)
        found[recipientId] = both + pack + against;
      if (page.next === null) return found;
      cursor = `&cursor=${page.next}`;
    }
  }

  test('puts the days of a unit into a calendar program, until the address is withdrawn', async () => {
    const { url } = (await liaison.post('/api/calendar-feeds', { ofUnit: true })).body<{ url: string }>();
    const read = () => app.stranger().get(new URL(url).pathname);
    const feed = await read();
    expect(feed.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const text = feed.text.replaceAll('\r\n ', '');
    expect(text).toContain('SUMMARY:办结时限:2025-qy-001 案卷\r\n');
    expect(text).toContain('DTSTART;VALUE=DATE:20260925\r\n');
    expect(text).toContain(`URL;VALUE=URI:http://127.0.0.1:3000/tasks/${task}\r\n`);
    expect((await liaison.post('/api/calendar-feeds', { ofUnit: false })).status).toBe(201);
    expect((await read()).status).toBe(200);
    await liaison.delete('/api/calendar-feeds?ofUnit=true');
    expect((await read()).code).toBe('record.not-found');
    expect((await app.stranger().get('/api/calendar-feeds/none.ics')).code).toBe('record.not-found');
  });

  test.each(['/api/notices', '/api/sweeps/latest'])('%s is closed to strangers', async (route) => {
    expect((await app.stranger().get(route)).status).toBe(401);
  });
});

function countedByPerson(notices: readonly { recipientId: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { recipientId } of notices) counts[recipientId] = (counts[recipientId] ?? 0) + 1;
  return counts;
}

async function dueInFiveDays(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(DUE_IN_FIVE_DAYS);
    return rows[0]?.id ?? '';
  } finally {
    await client.end();
  }
}

const DUE_IN_FIVE_DAYS = `
with task as (
  insert into task (organisation_id, org_path, number, title, kind, report_year, problem, state, rectification_class, priority,
    lead_organisation_id, issued_on, sign_due_on, signed_on, original_due_on, current_due_on, plan_state, progress, progress_reported_on,
    rule_pack, created_by, created_at)
  select c.id, c.path, '2025-qy-001', '案卷', 'shortcoming', 2025, '案卷', 'in_progress', 'staged', 'ordinary', d.id, '2026-08-03', '2026-08-05',
    '2026-08-04', '2026-09-25', '2026-09-25', 'approved', 100, '2026-09-01', 'default@1', a.id, now()
  from organisation c, organisation d, account a where c.code = 'qy' and d.code = 'qysf' and a.login = 'duchayuan' returning id, lead_organisation_id, org_path)
insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task
returning task_id as id`;
