import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { county, assignment, type County } from '../../support/county.js';
import { eventually } from '../../support/eventually.js';
import type { Person } from '../../support/person.js';
import { TestApp } from '../../support/test-app.js';

interface Act {
  readonly id: string;
  readonly act: string;
  readonly actorName: string;
  readonly onBehalfOf: string | null;
  readonly address: string | null;
  readonly subjectId: string;
  readonly access: Readonly<Record<string, unknown>> | null;
}
interface Run {
  readonly id: string;
  readonly state: string;
  readonly eventsChecked: number;
  readonly filesTotal: number;
  readonly filesChecked: number;
  readonly faultsTotal: number;
  readonly faults: readonly { of: string; fault: string; where: string }[];
}

describe('the office of audit', () => {
  let app: TestApp;
  let auditor: Person;
  let at: County;
  let taskId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    const itemIds = at.items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    const made = await at.supervisor.post('/api/tasks', {
      itemIds: itemIds.slice(0, 1),
      assignment: assignment(at.units['qysf'] ?? ''),
    });
    taskId = made.body<{ taskIds: string[] }>().taskIds[0] ?? '';
    await at.supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
    auditor = await app.as('shenji');
  });
  afterAll(() => app.stop());

  const search = async (query: string) =>
    (await auditor.get(`/api/audit/events?${query}`)).body<{ items: Act[]; next: string | null }>();

  it('finds who did what, to what, when and from where, in every body', async () => {
    const { items } = await search(`subjectId=${taskId}`);
    expect(items.map(({ act }) => act)).toEqual(expect.arrayContaining(['task.issued', 'task.registered']));
    expect(items.every(({ access }) => access === null)).toBe(true);
    const [issued] = (await search('act=task.issued')).items;
    expect(issued).toMatchObject({ subjectId: taskId, address: '127.0.0.1' });
    expect(
      (await search(`act=task.&person=${encodeURIComponent(issued?.actorName ?? '')}`)).items.length,
    ).toBe(items.length);
    expect((await search('act=task.issued&onBehalf=yes')).items).toEqual([]);
    expect((await search('address=203.0.113.5')).items).toEqual([]);
    expect((await search('until=2026-03-01')).items).toEqual([]);
    expect((await search('from=2026-03-02&until=2026-03-02&act=task.issued')).items).toHaveLength(1);
  });

  it('turns pages without losing or repeating an act', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const query: string = cursor === null ? 'limit=2' : `limit=2&cursor=${cursor}`;
      const { items, next } = await search(query);
      seen.push(...items.map(({ id }) => id));
      cursor = next;
    } while (cursor !== null);
    const rows = await app.rows<{ id: string }>('select id::text from event order by id desc');
    expect(seen).toEqual(rows.map(({ id }) => id));
  });

  it('sees every refusal of consequence, every paper taken out and every sign-in', async () => {
    const liaison = await app.as('sifa-lianluo');
    expect((await liaison.post(`/api/tasks/${taskId}/verification`, {})).status).toBe(403);
    const refused = await eventually(async () => {
      const [found] = (await search('act=access.refused')).items;
      if (found === undefined) throw new Error('not yet recorded');
      return found;
    });
    expect(refused.access).toMatchObject({
      method: 'POST',
      path: `/api/tasks/${taskId}/verification`,
      code: expect.any(String),
    });
    expect((await at.supervisor.get('/api/ledger/workbook?year=2025')).status).toBe(200);
    const [taken] = (await search('act=data.disclosed')).items;
    expect(taken?.access).toMatchObject({ route: '/api/ledger/workbook', query: { year: '"2025"' } });
    await app.stranger().post('/api/session', { login: 'xianzhang', password: 'falsch-geraten' });
    const signIns = (await auditor.get('/api/audit/sign-ins?outcome=wrong-password')).body<{
      items: { login: string; address: string }[];
    }>();
    expect(signIns.items).toEqual([expect.objectContaining({ login: 'xianzhang', address: '127.0.0.1' })]);
  });

  it('does not fill a chain with the refusals of a script', async () => {
    const script = await app.as('duchayuan');
    for (let n = 0; n < 60; n++) await script.get('/api/audit/events');
    await eventually(async () => {
      const [row] = await app.rows<{ n: number; last: boolean }>(
        `select count(*)::int as n, bool_or(payload ? 'furtherNotRecorded') as last from event
         where name = 'access.refused' and payload->>'route' = '/api/audit/events'`,
      );
      expect(row).toEqual({ n: 31, last: true });
    });
  });

  it('says of evidence with personal data that it was looked at', async () => {
    const liaison = await app.as('sifa-lianluo');
    await liaison.post(`/api/tasks/${taskId}/signature`);
    const [criterion] = await app.rows<{ id: string }>('select id from task_criterion where task_id = $1', [
      taskId,
    ]);
    const added = await liaison.upload(
      `/api/tasks/${taskId}/evidence/files`,
      [{ name: '名单.txt', content: '参训人员：王某，身份证号110101199003074514，电话13912345678。' }],
      { criterionId: criterion?.id ?? '', kind: 'minutes', title: '参训名单', effectiveOn: '2026-03-01' },
    );
    expect([added.status, added.code]).toEqual([201, undefined]);
    await app.runOrders();
    const id = added.body<{ id: string }>().id;
    expect((await at.supervisor.get(`/api/evidence/${id}/content`)).status).toBe(200);
    const { items } = await search('act=personal-data.viewed');
    expect(items.map(({ access }) => access?.path)).toEqual([`/api/evidence/${id}/content`]);
  });

  it('verifies everything as a job, tells how far it is, and one at a time', async () => {
    const ordered = await auditor.post('/api/audit/verifications');
    expect(ordered.status).toBe(202);
    expect((await auditor.post('/api/audit/verifications')).code).toBe('audit.verification-running');
    await app.runOrders();
    const { id } = ordered.body<Run>();
    const run = (await auditor.get(`/api/audit/verifications/${id}`)).body<Run>();
    const [events] = await app.rows<{ n: number }>('select count(*)::int as n from event');
    expect(run).toMatchObject({
      state: 'finished',
      faultsTotal: 0,
      faults: [],
      filesChecked: run.filesTotal,
    });
    expect(run.filesTotal).toBeGreaterThan(0);
    expect(run.eventsChecked).toBe(events?.n);
    expect((await auditor.get('/api/audit/verifications')).body<Run[]>()).toEqual([run]);
  });

  it('hands what it finds out as a file, each act with its place in the chain, and records that it did', async () => {
    const file = await auditor.get('/api/audit/events.csv?act=task.issued');
    const [heading, ...lines] = file.text.trim().split('\r\n');
    const [issued] = await app.rows<{ id: string; hash: string }>(
      `select id::text, encode(hash, 'hex') as hash from event where name = 'task.issued'`,
    );
    expect(heading?.split(',').at(-1)).toBe('散列值');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(new RegExp(`^${issued?.id},.*,${issued?.hash}$`));
    const { items } = await search('act=data.disclosed');
    expect(items[0]?.access?.path).toMatch(/^\/api\/audit\/events\.csv/);
    expect((await at.supervisor.get('/api/audit/events.csv')).code).toBe('auth.forbidden');
    expect((await auditor.get('/api/audit/events.csv?limit=5')).code).toBe('request.invalid');
  });

  it('can change nothing, not even its own finished verification', async () => {
    const before = await app.rows('select count(*) from event where name not like $1', ['access.%']);
    for (const [method, url] of [
      ['post', `/api/tasks/${taskId}/verification`],
      ['post', '/api/tasks/issue'],
      ['post', '/api/intakes'],
      ['delete', '/api/webhooks/00000000-0000-4000-8000-000000000000'],
      ['get', `/api/tasks/${taskId}`],
      ['get', '/api/ledger/workbook'],
    ] as const)
      expect([url, (await auditor[method](url)).code]).toEqual([url, 'auth.forbidden']);
    expect(await app.rows('select count(*) from event where name not like $1', ['access.%'])).toEqual(before);
    for (const sql of [
      `update audit_verification set faults_total = 0`,
      `delete from audit_verification`,
      `update event set actor_name = 'x'`,
      `delete from event`,
      `truncate event`,
      `update sign_in_record set address = null`,
      `truncate sign_in_record`,
    ])
      await expect(app.rows(sql)).rejects.toThrow(/append-only|permission denied/);
  });

  it('reaches as far as the grant says', async () => {
    await app.owner('alter table role_grant disable trigger user');
    await app.owner(
      `update role_grant set organisation_id = (select id from organisation where code = 'ww')
       where role = 'audit_admin'`,
    );
    expect((await search(`subjectId=${taskId}`)).items).toEqual([]);
    await app.owner(
      `update role_grant set ends_on = '2026-03-01', starts_on = '2024-01-01' where role = 'audit_admin'`,
    );
    expect((await auditor.get('/api/audit/events')).status).toBe(403);
  });
});
