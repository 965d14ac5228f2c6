import { describe, expect, it } from '@jest/globals';
import { firstTab, slipsSearchOf } from './slips-search.js';

describe('the lists of slips', () => {
  it('begin with what waits for somebody', () => {
    expect(firstTab({ toApprove: 0, toReply: 2, running: 5 })).toBe('toReply');
    expect(firstTab({ running: 0 })).toBe('all');
  });

  it('are named by the address', () => {
    expect(slipsSearchOf({ tab: 'overdue', other: 1 })).toEqual({ tab: 'overdue' });
    expect(slipsSearchOf({ tab: 'nothing' })).toEqual({});
  });
});
