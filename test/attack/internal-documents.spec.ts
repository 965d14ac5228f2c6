import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TASK_STATES } from '../../src/core/task/index.js';
import { TaskInWork } from '../integration/evidence/task-in-work.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import type { Records } from './support/four-bodies.js';
import { addressOf, routesOf, type Route } from './support/route-table.js';

/** Stands in every text of what is 内部, and nowhere else. */
const MARK = '涉密线索雁归南';
const PUBLIC_MARK = '公开整改鹤鸣皋';
const STREAM = '/api/live';

describe('内部 documents in what is seen from outside', () => {
  let app: TestApp;
  let outsider: Person;
  let routes: readonly Route[];
  let records: Records;
  let task: TaskInWork;
  let evidenceId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    task = await TaskInWork.begin(app);
    outsider = await app.as('renda');
    evidenceId = await task.add({ name: `${MARK}.txt`, content: MARK }, { title: MARK, isInternal: 'true' });
    await task.liaison.post(`/api/tasks/${task.taskId}/progress`, { text: MARK, progress: 40 });
    await app.owner(`update task set title = $2, target = $2, is_internal = true where id = $1`, [
      task.taskId,
      MARK,
    ]);
    const [report] = await app.rows<{ id: string; organisation_id: string }>(
      'select r.id, r.organisation_id from report r join task t on t.report_id = r.id where t.id = $1',
      [task.taskId],
    );
    records = {
      taskId: task.taskId,
      evidenceId,
      reportId: report?.id ?? '',
      organisationId: report?.organisation_id ?? '',
      year: '2025',
    };
    ({ routes } = routesOf(app.nest));
  }, 120_000);
  afterAll(() => app.stop());

  /** Everything that somebody can read, and the exports that are made on request, asked about these records. */
  const readings = () => routes.filter(({ method, path }) => method === 'GET' && path !== STREAM);
  const shown = async (who: Person, mark: string): Promise<string[]> => {
    const showing: string[] = [];
    for (const route of readings()) {
      const answer = await who.get(addressOf(route, records, () => undefined));
      expect([route.path, answer.status < 500]).toEqual([route.path, true]);
      if (answer.text.includes(mark)) showing.push(route.path);
    }
    for (const path of ['/api/ledger/exports', '/api/ledger/returns'])
      expect([401, 403]).toContain((await who.post(path, {})).status);
    return showing;
  };
  const put = (state: string, isInternal: boolean, mark: string) =>
    app.owner('update task set state = $2, is_internal = $3, title = $4, target = $4 where id = $1', [
      task.taskId,
      state,
      isInternal,
      mark,
    ]);

  it('are seen by those around the task, so that what follows looks at something', async () => {
    expect((await task.supervisor.get(`/api/tasks/${task.taskId}`)).text).toContain(MARK);
    expect((await task.supervisor.get(`/api/evidence/${evidenceId}/content`)).text).toContain(MARK);
    await put('publicity', false, PUBLIC_MARK);
    expect((await shown(outsider, PUBLIC_MARK)).length).toBeGreaterThan(1);
  });

  it('are in no answer to an outside reader or a stranger, whatever the task has come to', async () => {
    expect(TASK_STATES).toContain('publicity');
    for (const state of ['in_progress', 'publicity', 'closed']) {
      await put(state, true, MARK);
      expect([state, await shown(outsider, MARK)]).toEqual([state, []]);
      expect([state, await shown(app.stranger(), MARK)]).toEqual([state, []]);
    }
  }, 120_000);

  it('stay inside in every state where only the evidence is 内部, even were it cleared past the rules', async () => {
    await app.owner(
      `insert into evidence_clearance (evidence_id, task_id, org_path, cleared_at)
       select id, task_id, org_path, now() from task_evidence where id = $1`,
      [evidenceId],
    );
    for (const state of TASK_STATES) {
      await put(state, false, PUBLIC_MARK);
      const answers = [
        await outsider.get(`/api/evidence/${evidenceId}/content`),
        await outsider.get(`/api/tasks/${task.taskId}/published-evidence`),
        await outsider.get(`/api/tasks/${task.taskId}`),
      ];
      expect([state, answers.filter(({ text }) => text.includes(MARK)).map(({ status }) => status)]).toEqual([
        state,
        [],
      ]);
    }
  });
});
