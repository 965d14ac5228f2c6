import { describe, expect, it } from '@jest/globals';
import { type GapItem, gapMatrix } from './gap-matrix.js';

const item = (id: string, state: GapItem['state'] = 'accepted'): GapItem => ({ id, state });
const link = (shortcomingId: string, planItemId: string) => ({ shortcomingId, planItemId });

describe('gapMatrix', () => {
  it('lists what nobody promised to mend and what mends nothing', () => {
    expect(gapMatrix([item('a'), item('b')], [item('x'), item('y')], [link('a', 'x')])).toEqual({
      unanswered: ['b'],
      open: ['b'],
      unprompted: ['y'],
    });
  });

  it('asks nothing more of what was refused, merged or made a task', () => {
    const shortcomings = [
      item('a', 'rejected'),
      item('b', 'merged'),
      item('c', 'tasked'),
      item('d', 'candidate'),
    ];
    expect(gapMatrix(shortcomings, [item('x', 'rejected')], [])).toEqual({
      unanswered: ['c', 'd'],
      open: ['d'],
      unprompted: [],
    });
  });

  it('holds no link to a plan item that was refused', () => {
    expect(gapMatrix([item('a')], [item('x', 'rejected')], [link('a', 'x')]).unanswered).toEqual(['a']);
  });
});
