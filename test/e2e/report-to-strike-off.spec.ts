import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PROJECT_ROOT } from '../../src/platform/config/config.js';
import { reportText } from '../support/county.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
interface Task {
  readonly id: string;
  readonly state: string;
  readonly number: string;
  readonly version: number;
  readonly currentDueOn: string;
  readonly allowedActions: readonly string[];
  readonly criteria: readonly { readonly id: string }[];
  readonly measures: readonly { readonly id: string }[];
  readonly timeline: readonly { readonly name: string; readonly actorName: string }[];
}

const REAL_REPORTS = join(PROJECT_ROOT, '..', 'shared', 'reports', 'reports');

/** One of our own, and the real ones where they lie beside the project. */
function reports(): [string, () => Buffer][] {
  const own: [string, () => Buffer] = ['a fictional report', () => Buffer.from(reportText())];
  if (!existsSync(REAL_REPORTS)) {
    console.warn(`no real reports in ${REAL_REPORTS}: the story is told with a fictional one only`);
    return [own];
  }
  return [
    own,
    ...readdirSync(REAL_REPORTS).map((file): [string, () => Buffer] => [
      file,
      () => readFileSync(join(REAL_REPORTS, file)),
    ]),
  ];
}

describe('from a report to 销号', () => {
  let app: TestApp;
  let supervisor: Person;
  let verifier: Person;
  let liaison: Person;
  let signer: Person;
  let lead: string;

  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-09-18' });
    [supervisor, verifier, liaison, signer] = (await Promise.all(
      ['yifaban', 'duchashi', 'sifa-lianluo', 'sifa-shenqian'].map((login) => app.as(login)),
    )) as [Person, Person, Person, Person];
    const units = await supervisor.get('/api/organisations?search=青砚县司法局');
    lead = units.body<{ items: { id: string }[] }>().items[0]?.id ?? '';
  });
  afterAll(() => app.stop());

  async function handIn(name: string, content: Buffer): Promise<string> {
    const received = await supervisor.upload('/api/intakes?newBody=true', [{ name, content }]);
    expect(received.status).toBe(202);
    await app.runOrders();
    const { batchId } = received.body<{ batchId: string }>();
    const [file] = (await supervisor.get(`/api/intakes/${batchId}`)).body<{
      files: { state: string; reportId: string; problemCode: string }[];
    }>().files;
    expect(file).toMatchObject({ state: 'parsed', problemCode: null });
    return file?.reportId ?? '';
  }

  async function register(reportId: string): Promise<string> {
    const { items } = (await supervisor.get(`/api/reports/${reportId}`)).body<{ items: Item[] }>();
    const { text } = (await supervisor.get(`/api/reports/${reportId}/text`)).body<{ text: string }>();
    expect(items.map((item) => text.slice(item.start, item.end))).toEqual(items.map((item) => item.text));
    const judged = items.filter((item) => ['shortcoming', 'plan'].includes(item.kind)).map((item) => item.id);
    expect((await supervisor.post('/api/report-items/acceptance', { itemIds: judged })).status).toBe(204);
    const shortcoming = items.find((item) => item.kind === 'shortcoming');
    const created = await supervisor.post('/api/tasks', {
      itemIds: [shortcoming?.id],
      assignment: {
        leadOrganisationId: lead,
        dueRule: { kind: 'workdays', n: 3 },
        rectificationClass: 'immediate',
        target: '执法文书制作规范,抽查合格',
        criteria: ['培训记录', '抽查结果'],
      },
    });
    expect(created.status).toBe(201);
    return created.body<{ taskIds: string[] }>().taskIds[0] ?? '';
  }

  async function act(person: Person, taskId: string, path: string, body: object = {}): Promise<Task> {
    const answer = await person.post(`/api/tasks/${taskId}/${path}`, body);
    if (answer.status !== 200) throw new Error(`${path}: ${answer.text}`);
    return answer.body<Task>();
  }

  async function throughEveryState(taskId: string): Promise<Task> {
    const [issued] = (await supervisor.post('/api/tasks/issue', { taskIds: [taskId] })).body<
      { currentDueOn: string; problemCode: string | null }[]
    >();
    expect(issued).toMatchObject({ problemCode: null, currentDueOn: '2026-09-22' });
    const signed = await act(liaison, taskId, 'signature');
    expect(signed.state).toBe('in_progress');
    const own = (await signer.get('/api/session')).body<{ accountId: string }>().accountId;
    await act(liaison, taskId, 'plan', { measures: [{ text: '开展两次文书培训' }], ownerId: own });
    await act(verifier, taskId, 'plan-approval');
    await act(liaison, taskId, 'progress', { progress: 60, text: '已开展一次培训' });
    const task = (await liaison.get(`/api/tasks/${taskId}`)).body<Task>();
    for (const { id } of task.criteria) {
      const paper = {
        criterionId: id,
        kind: 'training_record',
        title: '签到与课件',
        reference: '司法局〔2026〕12号',
        effectiveOn: '2026-09-10',
      };
      expect((await liaison.post(`/api/tasks/${taskId}/evidence`, paper)).status).toBe(201);
    }
    for (const { id } of task.measures) {
      expect(
        (await liaison.post(`/api/tasks/${taskId}/measures/${id}/completion`, { doneOn: '2026-09-18' }))
          .status,
      ).toBe(200);
    }
    await act(signer, taskId, 'submission', {
      text: '两次培训均已完成,抽查合格',
      pledgeSigned: true,
      sameKindReview: '已排查其他执法科室',
    });
    await act(verifier, taskId, 'send-back', { sendBackReason: 'insufficient_evidence', reason: '缺抽查表' });
    await act(signer, taskId, 'submission', { text: '已补抽查表', pledgeSigned: true });
    await act(verifier, taskId, 'verification', { method: 'paper' });
    await act(supervisor, taskId, 'decision', { verdict: 'done' });
    return act(supervisor, taskId, 'strike-off', { reason: '认定标准全部达到' });
  }

  it.each(reports())(
    'takes one shortcoming of %s through every state by different people',
    async (file, content) => {
      const taskId = await register(await handIn(file, content()));
      const closed = await throughEveryState(taskId);
      expect(closed).toMatchObject({ state: 'closed', number: expect.stringMatching(/^20\d\d-\w+-001$/) });
      expect(closed.timeline.map((event) => event.name)).toEqual([
        ...[
          'task.registered',
          'task.issued',
          'task.signed',
          'task.plan-submitted',
          'task.plan-approved',
          'task.progress-reported',
        ],
        ...[
          'task.evidence-added',
          'task.evidence-added',
          'task.measure-done',
          'task.submitted',
          'task.sent-back',
          'task.submitted',
        ],
        ...['task.verification-started', 'task.decided', 'task.struck-off'],
      ]);
      expect(closed.allowedActions).toEqual(['recheck', 'reopen', 'undo']);
    },
  );

  it('does not let the same person report and verify, not even past the rules', async () => {
    const [task] = await app.rows<{ id: string }>(`select id from task where state = 'closed' limit 1`);
    const [account] = await app.rows<{ id: string }>(`select submitted_by as id from task where id = $1`, [
      task?.id,
    ]);
    await expect(
      app.rows('update task set verified_by = $2 where id = $1', [task?.id, account?.id]),
    ).rejects.toMatchObject({ constraint: 'task_reporter_is_not_verifier_ck' });
  });

  it('keeps an unbroken chain of acts that nobody can change', async () => {
    await expect(app.rows(`update event set actor_name = '别人'`)).rejects.toThrow();
    await expect(app.rows('truncate event')).rejects.toThrow();
    const broken = await app.rows('select 1 from event e where hash <> app.event_hash(e)');
    expect(broken).toEqual([]);
  });
});
