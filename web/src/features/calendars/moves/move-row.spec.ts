import { describe, expect, it } from '@jest/globals';
import { chosenOf, lookedAt } from './move-row.js';

const days = { from: '2026-05-06', to: '2026-05-07', isEarlier: false };
const deadlines = [{ tasks: 3, moves: [{ taskId: 'a', number: null, title: 'A', ...days }], next: null }];
const limits = [
  {
    limits: 2,
    moves: [
      {
        key: 'sign a',
        kind: 'sign' as const,
        taskId: 'a',
        number: null,
        title: 'A',
        unitName: null,
        ...days,
      },
    ],
    next: null,
  },
];

describe('limits that would move', () => {
  it('stand in one list and are given back to the API as two', () => {
    const { count, rows } = lookedAt(deadlines, limits);
    expect(count).toBe(5);
    expect(rows.map(({ key, kind }) => [key, kind])).toEqual([
      ['due a', null],
      ['sign a', 'sign'],
    ]);
    expect(chosenOf(rows, new Set(['due a', 'sign a']))).toEqual({ taskIds: ['a'], keys: ['sign a'] });
    expect(chosenOf(rows, new Set(['sign a']))).toEqual({ taskIds: [], keys: ['sign a'] });
  });
});
