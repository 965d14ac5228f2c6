import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from '../../support/person.js';
import { TaskDesk } from './task-desk.js';

const WRITERS = 200;

describe('two hundred writers on one task', () => {
  let desk: TaskDesk;
  beforeAll(async () => (desk = await TaskDesk.open()));
  afterAll(() => desk.close());

  /** Whoever finds no connection free for ten seconds comes again, with the same key: before the act or after it. */
  const letIn = async (act: () => Promise<Answer>): Promise<Answer> => {
    const answer = await act();
    if (answer.code === 'server.unavailable') return letIn(act);
    if (answer.code !== 'idempotency.in-progress') return answer;
    desk.minutesPass(2);
    return letIn(act);
  };
  const all = (act: (n: number) => Promise<Answer>) =>
    Promise.all(Array.from({ length: WRITERS }, (_, n) => letIn(() => act(n))));
  const counted = (answers: readonly Answer[]) => {
    const counts: Record<string, number> = {};
    for (const { status, code } of answers) {
      const key = code === undefined ? String(status) : `${status} ${code}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };
  const brokenLinks = () =>
    desk.app.rows(
      `select id from (select e, e.id, lag(e.hash) over (partition by e.organisation_id order by e.place) as before from event e) c
       where (c.e).hash <> app.event_hash(c.e) or (c.before is not null and (c.e).previous_hash <> c.before)`,
    );

  it('who saw the same version: one wins, the others hear what changed and by whom', async () => {
    const id = await desk.atWork();
    const { version } = await desk.read(id);
    const answers = await all((n) =>
      desk.people.liaison
        .with({ 'if-match': `"${version}"` })
        .post(`/api/tasks/${id}/progress`, { progress: n % 100, text: `第${n}份进展` }),
    );
    expect(counted(answers)).toEqual({ '200': 1, '412 record.stale': WRITERS - 1 });
    const loser = answers.find(({ status }) => status === 412);
    expect(loser?.body<{ params: object }>().params).toEqual({
      expected: version,
      current: version + 1,
      changed: ['progress'],
      acts: [{ name: 'task.progress-reported', actorName: '江予清' }],
    });
    const reports = await desk.app.rows('select text from task_progress where task_id = $1', [id]);
    expect(reports).toHaveLength(1);
  });

  it('who did not look: every report counts once, none is lost, the chain of acts holds', async () => {
    const id = await desk.atWork();
    const { version } = await desk.read(id);
    const answers = await all((n) =>
      desk.people.liaison
        .with({ 'idempotency-key': `report-${n}` })
        .post(`/api/tasks/${id}/progress`, { progress: n % 100, text: `第${n}份进展` }),
    );
    expect(
      answers.filter(({ status, code }) => status === 200 || code === 'idempotency.answer-lost'),
    ).toHaveLength(WRITERS);
    const after = await desk.read(id);
    expect(after.version).toBe(version + WRITERS);
    const [rows] = await desk.app.rows(
      `select count(*)::int as reports, count(distinct text)::int as different,
         (select count(*)::int from event where subject_id = $1 and name = 'task.progress-reported') as events,
         (select count(*)::int from outbox where payload ->> 'taskId' = $1::text and payload ->> 'event' = 'task.progress-reported') as orders
       from task_progress where task_id = $1`,
      [id],
    );
    expect(rows).toEqual({ reports: WRITERS, different: WRITERS, events: WRITERS, orders: WRITERS });
    expect(await brokenLinks()).toEqual([]);
  });

  it('who want the same step: it is taken once, the others find it taken', async () => {
    const register = await desk.register();
    const issued = await all(() => desk.act('supervisor', register, 'issue'));
    expect(counted(issued)).toEqual({ '200': 1, '409 task.action-not-allowed': WRITERS - 1 });
    const [numbers] = await desk.app.rows(
      `select (select count(*)::int from task where number is not null) as given, (select sum(last_number)::int from number_series) as taken`,
    );
    expect(numbers).toEqual({ given: 3, taken: 3 });
  });

  it('two who answer a request differently: one answer stands, the other is told', async () => {
    const id = await desk.atWork();
    await desk.done('signer', id, 'extension-request', {
      reason: '采购周期',
      newDueOn: '2026-04-30',
      progress: 40,
    });
    const answers = await Promise.all([
      desk.act('supervisor', id, 'extension-decision', { outcome: 'granted', newDueOn: '2026-04-30' }),
      desk.act('second', id, 'extension-decision', { outcome: 'refused', reason: '时间充裕' }),
    ]);
    expect(counted(answers)).toEqual({ '200': 1, '409 extension.not-pending': 1 });
    const granted = answers[0]?.status === 200;
    expect(await desk.read(id)).toMatchObject({
      currentDueOn: granted ? '2026-04-30' : '2026-03-16',
      extensions: [{ outcome: granted ? 'granted' : 'refused' }],
    });
    expect(await brokenLinks()).toEqual([]);
  });
});
