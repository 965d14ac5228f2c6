import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Sweep } from '../../../src/modules/reminders/index.js';
import { SWEEP_BATCH } from '../../../src/modules/reminders/sweep/sweep.repository.js';
import { COPY_TASK, County } from './county.js';

/** Two full batches and a bit. */
const TASKS = 2 * SWEEP_BATCH + 7;

let county: County;
beforeEach(async () => {
  county = await County.found();
  await county.task({ current_due_on: '2026-09-25' });
  await county.sql(COPY_TASK, [TASKS - 1]);
});
afterEach(() => county.dissolve());

const counted = async (sql: string) =>
  Number((await county.sql<{ n: string }>(`select count(*) as n ${sql}`))[0]?.n);

describe('a sweep of more tasks than fit in a batch', () => {
  test('sees each of them once', async () => {
    expect(await county.day('2026-09-18')).toBe(true);
    const [run] = await county.sql('select tasks_seen, notices_planned, lights_changed from sweep_run');
    expect(run).toEqual({ tasks_seen: TASKS, notices_planned: TASKS, lights_changed: TASKS });
    expect(await counted('from (select distinct task_id from reminder) t')).toBe(TASKS);
    const [digest] = await county.inbox('liaison');
    expect(digest?.title).toBe(`整改提醒 2026-09-18:${TASKS}项`);
    expect(digest?.body).toMatch(new RegExp(`另有${TASKS - 50}项,请登录系统查看。$`));
  });

  test('that is cut off between two batches keeps what it has, orders no digest, and is finished by the next', async () => {
    county.clock.set('2026-09-18');
    await expect(county.app.get(Sweep).runIfDue(abortingAtCheck(2))).rejects.toThrow('cut off');
    expect(await counted('from reminder')).toBe(SWEEP_BATCH);
    expect(await counted('from outbox')).toBe(0);
    expect(await county.day('2026-09-18T09:30:00+08:00')).toBe(true);
    expect(await counted('from reminder')).toBe(TASKS);
    expect(await county.inbox('liaison')).toHaveLength(1);
  });
});

/** Aborted when it is asked the n-th time: deterministic where a timer is not. */
function abortingAtCheck(n: number): AbortSignal {
  let checks = 0;
  return Object.assign(new AbortController().signal, {
    throwIfAborted: () => {
      checks += 1;
      if (checks >= n) throw new Error('cut off');
    },
  });
}
