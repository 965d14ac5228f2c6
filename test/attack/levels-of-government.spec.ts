import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { hashPassword, type Role } from '../../src/modules/identity/index.js';
import { assignment, county, type County } from '../support/county.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

interface LowerLevel {
  readonly organisationId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly open: number;
  readonly issued: number;
  readonly reports: number;
}

const PROBLEM = '执法文书制作不够规范';

describe('a city over a county: numbers, and details by a grant', () => {
  let app: TestApp;
  let at: County;
  let city: Person;
  let guard: Person;
  let taskId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    at = await county(app);
    const itemIds = [at.items.find(({ kind }) => kind === 'shortcoming')?.id];
    const made = await at.supervisor.post('/api/tasks', {
      itemIds,
      assignment: assignment(at.units.qysf ?? ''),
    });
    [taskId = ''] = made.body<{ taskIds: string[] }>().taskIds;
    await at.supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
    const liaison = await app.as('sifa-lianluo');
    await liaison.post(`/api/tasks/${taskId}/signature`);
    await employ('shi-ducha', 'supervisor');
    await employ('shi-anquan', 'security_admin');
    [city, guard] = [await app.as('shi-ducha'), await app.as('shi-anquan')];
  });
  afterAll(() => app.stop());

  async function employ(login: string, role: Role): Promise<void> {
    await app.rows(
      `with person as (
         insert into account (organisation_id, login, display_name, password_hash)
         select id, $1, $1, $2 from organisation where path = '/yh/' returning id, organisation_id)
       insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select id, $3, organisation_id, '2026-01-01', '市级岗位' from person`,
      [login, await hashPassword(DEMO_PASSWORD), role],
    );
  }

  async function grant(role: Role, dates: object) {
    const [person] = await app.rows<{ id: string }>(`select id from account where login = 'shi-ducha'`);
    return guard.post('/api/grants', {
      ...{ accountId: person?.id, role, organisationId: at.units.qy, startsOn: '2026-03-02' },
      ...{ reason: '市法治督察〔2026〕3号', ...dates },
    });
  }

  async function details() {
    const paths = [
      ...[`/api/tasks/${taskId}`, `/api/tasks/${taskId}/history`, `/api/tasks/${taskId}/evidence`],
      `/api/reports/${at.reportId}`,
    ];
    const answers = await Promise.all(paths.map((path) => city.get(path)));
    return Object.fromEntries(
      paths.map((path, i) => [path.replace(/[\da-f-]{36}/, 'ID'), answers[i]?.status]),
    );
  }

  async function lists(): Promise<string> {
    const paths = [
      ...[
        '/api/tasks',
        '/api/reports',
        '/api/board',
        '/api/board/red/tasks',
        '/api/board/waitingOnThem/tasks',
      ],
      ...['/api/figures', '/api/figures/completion/tasks?part=denominator', '/api/board/lower-levels'],
      ...[
        '/api/figures/lower-levels',
        '/api/campaigns',
        '/api/report-calendar?year=2025',
        '/api/years/problems',
      ],
      ...[
        '/api/tasks?search=执法',
        '/api/lists/problems?year=2025',
        '/api/handovers',
        '/api/slips',
        '/api/agenda',
      ],
    ];
    const answers = await Promise.all(paths.map((path) => city.get(path)));
    expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 200));
    return answers.map(({ text }) => text).join('\n');
  }

  const lowerLevels = async (person: Person) =>
    (await person.get('/api/board/lower-levels?year=2025')).body<{ items: LowerLevel[] }>().items;
  const waiting = async (person: Person) =>
    (await person.get('/api/board'))
      .body<{ sections: { key: string; count: number }[] }>()
      .sections.filter(({ key }) => key.startsWith('waiting'))
      .reduce((sum, { count }) => sum + count, 0);

  const CLOSED = {
    '/api/tasks/ID': 404,
    '/api/tasks/ID/history': 404,
    '/api/tasks/ID/evidence': 404,
    '/api/reports/ID': 404,
  };
  const OPEN = {
    '/api/tasks/ID': 200,
    '/api/tasks/ID/history': 200,
    '/api/tasks/ID/evidence': 200,
    '/api/reports/ID': 200,
  };

  it('shows the city how many there are in the county, and nothing of any of them', async () => {
    expect(await lowerLevels(city)).toMatchObject([
      { organisationId: at.units.qy, isOpen: false, open: 1, issued: 1, reports: 1 },
    ]);
    expect(await details()).toEqual(CLOSED);
    const shown = await lists();
    for (const word of [taskId, at.reportId, PROBLEM]) expect(shown).not.toContain(word);
    expect(await waiting(city)).toBe(0);
    expect((await city.post(`/api/tasks/${taskId}/urging`, { reason: '请抓紧' })).status).toBe(404);
  });

  it('counts a report that was corrected once', async () => {
    await app.rows(
      `insert into report select (jsonb_populate_record(r, '{"state": "superseded"}' || jsonb_build_object('id', gen_random_uuid(), 'sha256', repeat('0', 64)))).*
       from report r where r.id = $1`,
      [at.reportId],
    );
    expect(await lowerLevels(city)).toMatchObject([{ reports: 1 }]);
  });

  it('leaves the county its towns: the office there sees and acts as before, and has no level below', async () => {
    expect((await at.supervisor.get(`/api/tasks/${taskId}`)).status).toBe(200);
    expect((await at.supervisor.get('/api/tasks')).text).toContain(taskId);
    expect(await waiting(at.supervisor)).toBe(1);
    expect(await lowerLevels(at.supervisor)).toEqual([]);
  });

  it('takes no report of a body of the county in at the city', async () => {
    const received = await city.upload('/api/intakes', [
      {
        name: 'a.txt',
        content: '青砚县望梧镇人民政府2025年法治政府建设情况报告\n一、存在的不足\n一是宣传不够。\n',
      },
    ]);
    await app.runOrders();
    const { batchId } = received.body<{ batchId: string }>();
    const { files } = (await city.get(`/api/intakes/${batchId}`)).body<{
      files: { reportId: string | null }[];
    }>();
    expect(files.map(({ reportId }) => reportId)).toEqual([null]);
    expect(
      (await city.post('/api/organisations', { name: '云珩市白屿县人民政府' })).body<{ code: string }>().code,
    ).toBe('report.body-not-yours');
  });

  it('tells nobody of the city of a task of the county', async () => {
    const notices = await app.rows(
      `select from notice n join account a on a.id = n.account_id where a.login like 'shi-%' and n.task_id is not null`,
    );
    expect(notices).toEqual([]);
  });

  it('opens details for reading as long as a grant says, on record, and never without end', async () => {
    expect((await grant('detail_reader', {})).body<{ code: string }>().code).toBe('grant.detail-undated');
    expect((await grant('detail_reader', { endsOn: '2027-06-01' })).body<{ code: string }>().code).toBe(
      'grant.detail-undated',
    );
    const made = await grant('detail_reader', { endsOn: '2026-03-13' });
    expect(made.status).toBe(201);
    expect(await details()).toEqual(OPEN);
    expect(await lists()).toContain(taskId);
    expect(await lowerLevels(city)).toMatchObject([{ isOpen: true, open: 1 }]);
    expect((await city.post(`/api/tasks/${taskId}/urging`, { reason: '请抓紧' })).status).toBe(404);
    const [event] = await app.rows<{ payload: object }>(
      `select payload from event where name = 'account.office-granted' order by id desc limit 1`,
    );
    expect(event?.payload).toMatchObject({
      ...{ role: 'detail_reader', organisationId: at.units.qy, startsOn: '2026-03-02' },
      ...{ endsOn: '2026-03-13', reason: '市法治督察〔2026〕3号' },
    });
    app.clock.set('2026-03-13T23:59:00+08:00');
    [city, guard] = [await app.as('shi-ducha'), await app.as('shi-anquan')];
    expect(await details()).toEqual(OPEN);
    app.clock.set('2026-03-14T00:00:00+08:00');
    expect(await details()).toEqual(CLOSED);
  });

  it('closes them with a revocation at once', async () => {
    const made = await grant('detail_reader', { startsOn: '2026-03-14', endsOn: '2026-03-20' });
    expect(await details()).toEqual(OPEN);
    const { id } = made.body<{ id: string }>();
    expect((await guard.post(`/api/grants/${id}/revocation`, { reason: '督察结束' })).status).toBe(200);
    expect(await details()).toEqual(CLOSED);
  });

  it('lets somebody act in the county who holds an office there', async () => {
    await grant('officer', { startsOn: '2026-03-14' });
    expect(await details()).toEqual(OPEN);
    expect((await city.post(`/api/tasks/${taskId}/urging`, { reason: '请抓紧' })).status).toBeLessThan(300);
  });

  it('asks for lower levels wherever there are some, in whatever order bodies are added and moved', async () => {
    const [above, below] = [
      new Client({ connectionString: app.databaseUrl }),
      new Client({ connectionString: app.databaseUrl }),
    ];
    await Promise.all([above.connect(), below.connect()]);
    try {
      await Promise.all([above.query('begin'), below.query('begin')]);
      await above.query(ADD, ['/pv/', 'pv', 'province']);
      const waiting = below.query(ADD, ['/pv/ct/', 'ct', 'city']);
      await above.query('commit');
      await waiting;
      await below.query('commit');
      expect(await unmarked()).toEqual([]);
      await above.query(ADD, ['/pv/ct/dept/', 'dept', 'town']);
      await above.query(ADD, ['/pv/ct/co/', 'co', 'county']);
      await above.query(ADD, ['/pw/', 'pw', 'province']);
      await above.query(
        `update organisation set path = '/pw' || substr(path, 4) where starts_with(path, '/pv/ct/')`,
      );
      expect(await unmarked()).toEqual([]);
      const marked = await app.rows<{ code: string }>(
        `select code from organisation where levels_below and starts_with(path, '/p') order by path`,
      );
      expect(marked.map(({ code }) => code)).toEqual(['pv', 'pw', 'ct']);
    } finally {
      await Promise.all([above.end(), below.end()]);
    }
  });

  /** Bodies above the head of a lower level that do not know it. */
  const unmarked = () =>
    app.rows(`select o.path from organisation o where not o.levels_below and exists (
      select from organisation h where h.heads_level and h.path <> o.path and starts_with(h.path, o.path))`);
});

const ADD = `insert into organisation (path, code, kind, level, name, short_name) values ($1, $2, 'government', $3, $2, $2)`;
