import { describe, expect, it } from '@jest/globals';
import { refuseItems, STATES_BEFORE_ISSUE, TASK_STATES } from './index.js';

const own = { organisationId: 'body' };

describe('the items of a task', () => {
  it.each(TASK_STATES)('in state %s can be settled before the issue only', (state) => {
    const isBefore = (STATES_BEFORE_ISSUE as readonly string[]).includes(state);
    expect(refuseItems({ state }, 'body', [own])?.code ?? null).toBe(
      isBefore ? null : 'task.action-not-allowed',
    );
  });

  it('are never none and all of one body', () => {
    const facts = { state: 'registered' } as const;
    expect(refuseItems(facts, 'body', [])?.code).toBe('source.missing');
    expect(refuseItems(facts, 'body', [own, { organisationId: 'another' }])?.code).toBe('source.other-body');
    expect(refuseItems(facts, 'body', [own, own])).toBeNull();
  });
});
