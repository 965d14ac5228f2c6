import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BulkBatches } from '../../../src/modules/tasks/bulk/bulk-batches.service.js';
import type { BulkRowPage, BulkRunView } from '../../../src/modules/tasks/bulk/bulk.dto.js';
import { assignment } from '../../support/county.js';
import { TaskDesk } from './task-desk.js';

describe('one act on many tasks', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  const prepare = async (body: object) => {
    const answer = await desk.people.supervisor.post('/api/bulk-runs', body);
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.body<BulkRunView>();
  };
  const page = async (id: string, path: string) =>
    (await desk.people.supervisor.get(`/api/bulk-runs/${id}/${path}`)).body<BulkRowPage>();
  const start = async (id: string) => {
    expect((await desk.people.supervisor.post(`/api/bulk-runs/${id}/start`)).status).toBe(202);
    await desk.app.runOrders();
    return (await desk.people.supervisor.get(`/api/bulk-runs/${id}`)).body<BulkRunView>();
  };

  it('shows what would become of each, does it, and says for each what became of it', async () => {
    const ready = await desk.register();
    const key = await desk.register({ priority: 'key' });
    const out = await desk.issued();
    const run = await prepare({ act: 'issue', taskIds: [ready, key, out, ready] });
    expect(run).toMatchObject({ state: 'prepared', total: 3, done: 0, refused: 0 });
    const expected = [
      { taskId: ready, taskState: 'issued', dueOn: '2026-03-16', problemCode: null },
      { taskId: key, taskState: null, problemCode: 'approval.missing' },
      { taskId: out, taskState: null, problemCode: 'task.action-not-allowed' },
    ];
    expect((await page(run.id, 'preview')).items).toMatchObject(expected);
    expect(await desk.read(ready)).toMatchObject({ state: 'registered', number: null });
    expect(await start(run.id)).toMatchObject({ state: 'done', total: 3, done: 1, refused: 2 });
    expect((await page(run.id, 'rows')).items).toMatchObject(expected);
    expect(await desk.read(ready)).toMatchObject({ state: 'issued', number: expect.any(String) });
    const again = await desk.people.supervisor.post(`/api/bulk-runs/${run.id}/start`);
    expect(again).toMatchObject({ status: 409, code: 'bulk.started' });
    const refused = await page(run.id, 'rows?state=refused&limit=1');
    expect(refused.items.map(({ taskId }) => taskId)).toEqual([key]);
    const rest = await page(run.id, `rows?state=refused&limit=1&cursor=${refused.next}`);
    expect(rest).toMatchObject({ items: [{ taskId: out }], next: null });
  });

  it('says before an issue which units it would bring above what their quarter allows', async () => {
    const ids = [await desk.register(), await desk.register()];
    const run = await prepare({ act: 'issue', taskIds: ids });
    const ahead = async (id: string) =>
      (await desk.people.supervisor.get(`/api/bulk-runs/${id}/reporting-load`)).body<object[]>();
    expect(await ahead(run.id)).toEqual([]);
    const asked = await desk.people.supervisor.get(`/api/reporting-load?on=2026-03-02`);
    const before = asked.body<{ items: { organisationId: string; total: number }[] }>().items;
    const unit = desk.unit('qysf');
    const total = before.find(({ organisationId }) => organisationId === unit)?.total ?? 0;
    await desk.app.rows(CAP, [total + 1]);
    expect(await ahead(run.id)).toMatchObject([
      { organisationId: unit, total: total + 2, cap: total + 1, isOver: true },
    ]);
    const urge = await prepare({ act: 'urge', taskIds: ids });
    expect(await ahead(urge.id)).toEqual([]);
    expect(await start(run.id)).toMatchObject({ done: 2 });
    expect(await ahead(run.id)).toEqual([]);
    const unknown = await desk.people.supervisor.get(`/api/bulk-runs/${unit}/reporting-load`);
    expect(unknown.code).toBe('record.not-found');
  });

  it.each([
    ['urge', {}, 'issued', 'task.urged'],
    ['setDeadline', { newDueOn: '2026-05-29', reason: '统一调整' }, 'issued', 'task.deadline-set'],
    ['cancel', { reason: '上级已统一部署' }, 'cancelled', 'task.cancelled'],
  ])('%s works on what a filter finds', async (act, input, state, event) => {
    const id = await desk.issued();
    const number = (await desk.read(id)).number ?? '';
    const run = await prepare({ act, filter: { search: number }, input });
    expect(await start(run.id)).toMatchObject({ total: 1, done: 1 });
    const task = await desk.read(id);
    expect(task.state).toBe(state);
    expect(task.timeline.at(-1)?.name).toBe(event);
  });

  it('assigns anew what is not out yet, and one that fails takes nothing of the others with it', async () => {
    const [first, second, out] = [await desk.register(), await desk.register(), await desk.issued()];
    const fresh = assignment(desk.unit('qysf'), { target: '统一目标', priority: 'important' });
    const run = await prepare({ act: 'assign', taskIds: [first, out, second], input: { assignment: fresh } });
    expect(await start(run.id)).toMatchObject({ done: 2, refused: 1 });
    for (const id of [first, second]) expect(await desk.read(id)).toMatchObject({ target: '统一目标' });
  });

  it('goes on after a crash where it stopped, each task once, numbers without a gap', async () => {
    const like = await desk.register();
    await desk.app.rows(SIX_HUNDRED, [like]);
    const run = await prepare({ act: 'issue', filter: { search: '批量' } });
    expect(run.total).toBe(600);
    await desk.people.supervisor.post(`/api/bulk-runs/${run.id}/start`);
    expect(await desk.app.nest.get(BulkBatches).next(run.id)).toBe(true);
    const half = (await desk.people.supervisor.get(`/api/bulk-runs/${run.id}`)).body<BulkRunView>();
    expect(half).toMatchObject({ state: 'running', done: 500, refused: 0 });
    await desk.app.runOrders();
    const whole = (await desk.people.supervisor.get(`/api/bulk-runs/${run.id}`)).body<BulkRunView>();
    expect(whole).toMatchObject({ state: 'done', done: 600, refused: 0 });
    const [counted] = await desk.app.rows(
      `select count(*)::int as issued, count(distinct number)::int as numbers,
         (max(right(number, 3)::int) - min(right(number, 3)::int) + 1)::int as span from task where title like '批量%'`,
    );
    expect(counted).toEqual({ issued: 600, numbers: 600, span: 600 });
    const [events] = await desk.app.rows(
      `select count(*)::int as n from event e join task t on t.id = e.subject_id where t.title like '批量%' and e.name = 'task.issued'`,
    );
    expect(events).toEqual({ n: 600 });
  });

  it('refuses an empty set, a set given twice over, and other people’s runs', async () => {
    const post = (body: object) => desk.people.supervisor.post('/api/bulk-runs', body);
    expect((await post({ act: 'issue', filter: { search: '没有这样的任务' } })).code).toBe('bulk.empty');
    expect((await post({ act: 'issue' })).status).toBe(400);
    expect((await post({ act: 'assign', filter: {} })).status).toBe(400);
    const run = await prepare({ act: 'urge', filter: {} });
    expect((await desk.people.second.get(`/api/bulk-runs/${run.id}`)).status).toBe(404);
    expect((await desk.people.liaison.get(`/api/bulk-runs/${run.id}`)).status).toBe(403);
  });
});

/** Copies of a registered task, with its lead and its criteria. */
const SIX_HUNDRED = `
with copied as (
  insert into task (organisation_id, org_path, title, kind, report_id, report_year, problem, target, themes, state, rectification_class,
    priority, lead_organisation_id, due_rule, rule_pack, created_by, created_at)
  select t.organisation_id, t.org_path, '批量' || n, t.kind, t.report_id, t.report_year, t.problem, t.target, t.themes, t.state,
    t.rectification_class, t.priority, t.lead_organisation_id, t.due_rule, t.rule_pack, t.created_by, t.created_at
  from task t, generate_series(1, 600) n where t.id = $1 returning id, org_path, lead_organisation_id
), led as (
  insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from copied
)
insert into task_criterion (task_id, org_path, seq, text) select id, org_path, 1, '制度文本' from copied`;

/** What the county allows a unit in a quarter. */
const CAP = `
insert into body_setting (organisation_id, org_path, name, value, starts_on, reason, set_by, set_at)
select o.id, o.path, 'reporting-load-cap', jsonb_build_object('perQuarter', $1::int), '2026-03-01', '减负', a.id, now()
from organisation o, account a where o.code = 'qy' and a.login = 'duchashi'`;
