import { describe, expect, it } from '@jest/globals';
import type { GapMatrix, ItemLink } from '../queries.js';
import { cellOf, conclusionOf, firstOpen, moved } from './matrix.js';

const words = (id: string, state = 'accepted') => ({ id, state, text: id, start: 0, end: 1 });
const suggestion = (planItemId: string) => ({
  ...{ planItemId, score: 0.7, decision: 'open' as const },
  reasons: [{ kind: 'theme' as const, text: '同一主题' }],
});
const paperwork = { ...words('paperwork'), confirmed: [], suggestions: [suggestion('training')] };
const staff = { ...words('staff', 'tasked'), confirmed: [], suggestions: [suggestion('hiring')] };
const gaps: GapMatrix = {
  shortcomings: [paperwork, staff],
  planItems: [words('training'), words('hiring')],
  ...{ unanswered: ['paperwork', 'staff'], open: ['paperwork'], unprompted: [], rulesVersion: '1' },
};
const link = (shortcomingId: string, otherId: string, state: ItemLink['state']): ItemLink => ({
  ...{ shortcomingId, otherId, state, kind: 'plan', reason: null, decidedByName: null, decidedAt: null },
});

describe('the matrix of shortcomings and plan items', () => {
  it('puts the word of a person before a suggestion', () => {
    expect(cellOf(paperwork, 'training', [])).toEqual({
      ...{ state: 'suggested', score: 0.7, reasons: ['同一主题'] },
    });
    expect(cellOf(paperwork, 'training', [link('paperwork', 'training', 'refused')]).state).toBe('refused');
    expect(cellOf(paperwork, 'hiring', []).state).toBe('none');
  });

  it('begins where somebody still has to say something', () => {
    expect(firstOpen(gaps, [])).toEqual({ row: 0, column: 0 });
    expect(firstOpen(gaps, [link('paperwork', 'training', 'confirmed')])).toEqual({ row: 1, column: 1 });
  });

  it('tells what becomes of a shortcoming', () => {
    expect(conclusionOf(paperwork, gaps)).toBe('open');
    expect(conclusionOf(staff, gaps)).toBe('tasked');
    expect(conclusionOf(paperwork, { ...gaps, unanswered: ['staff'] })).toBe('answered');
  });

  it('never leaves the matrix', () => {
    const size = { row: 2, column: 2 };
    expect(moved({ row: 0, column: 0 }, 'ArrowUp', size)).toEqual({ row: 0, column: 0 });
    expect(moved({ row: 1, column: 1 }, 'ArrowRight', size)).toEqual({ row: 1, column: 1 });
    expect(moved({ row: 0, column: 0 }, 'ArrowDown', size)).toEqual({ row: 1, column: 0 });
    expect(moved({ row: 0, column: 0 }, 'y', size)).toBeNull();
  });
});
