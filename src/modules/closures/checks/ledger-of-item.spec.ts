import { describe, expect, it } from '@jest/globals';
import type { TaskState, Verdict } from '../../../core/task/index.js';
import { ledgerOfItem } from './ledger-of-item.js';

const task = (state: TaskState, verdict: Verdict | null = null) => ({ state, verdict });

describe('ledgerOfItem', () => {
  it('knows an item without a task', () => {
    expect(ledgerOfItem([])).toBeNull();
  });

  it('is closed only when every task is', () => {
    expect(ledgerOfItem([task('closed', 'done'), task('in_progress')])).toEqual({
      state: 'in_progress',
      decision: null,
    });
    expect(ledgerOfItem([task('closed', 'done'), task('closed', 'done')])).toMatchObject({ state: 'closed' });
  });

  it('hears the successor and not the task that was carried over', () => {
    expect(ledgerOfItem([task('carried_over', 'not_done'), task('closed', 'done')])).toEqual({
      state: 'closed',
      decision: 'done',
    });
  });

  it('hears a dropped task where there is no other', () => {
    expect(ledgerOfItem([task('cancelled')])).toEqual({ state: 'cancelled', decision: null });
  });
});
