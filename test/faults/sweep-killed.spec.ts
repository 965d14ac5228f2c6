import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SWEEP_BATCH } from '../../src/modules/reminders/sweep/sweep.repository.js';
import { COPY_TASK, County } from '../integration/reminders/county.js';
import { runToItsDeath } from './run-doomed.js';

/** Two full batches and a bit. */
const TASKS = 2 * SWEEP_BATCH + 7;

/** A process of its own has to start where two cores are shared. */
const PATIENCE = 180_000;

describe('a sweep whose process is killed', () => {
  let county: County;
  beforeEach(async () => {
    county = await County.found();
    await county.task({ current_due_on: '2026-09-25' });
    await county.sql(COPY_TASK, [TASKS - 1]);
  });
  afterEach(() => county.dissolve());

  const counted = async (from: string) =>
    (await county.sql<{ n: number }>(`select count(*)::int as n from ${from}`))[0]?.n;

  it(
    'keeps the batches that were through, orders no digest, and the next says all of it once',
    async () => {
      expect(await runToItsDeath('doomed-sweep-process.ts', [county.url])).toBe('SIGKILL');
      expect(await counted('reminder')).toBe(SWEEP_BATCH);
      expect(await counted('outbox')).toBe(0);
      expect(await counted('sweep_run where finished_at is null')).toBe(1);
      expect(await county.day('2026-09-18T09:30:00+08:00')).toBe(true);
      expect(await counted('reminder')).toBe(TASKS);
      expect(await counted('(select distinct task_id from reminder) t')).toBe(TASKS);
      expect(await county.inbox('liaison')).toHaveLength(1);
    },
    PATIENCE,
  );

  it(
    'goes on where the clock jumps back and forward: nothing twice, nothing lost',
    async () => {
      await county.day('2026-09-18');
      expect(await county.day('2026-09-17')).toBe(false);
      await county.day('2026-09-18T17:00:00+08:00');
      expect(await county.inbox('liaison')).toHaveLength(1);
      expect(await counted('reminder')).toBe(TASKS);
      // A week of sweeps is skipped: what stood in between is told once, as it stands on the day.
      await county.day('2026-09-28');
      expect(await county.inbox('liaison')).toHaveLength(2);
      await county.day('2026-09-22');
      await county.day('2026-09-28T16:00:00+08:00');
      expect(await county.inbox('liaison')).toHaveLength(2);
      expect(
        await counted(
          '(select from reminder group by task_id, rule_id, due_day, recipient_id, channel having count(*) > 1) t',
        ),
      ).toBe(0);
    },
    PATIENCE,
  );
});
