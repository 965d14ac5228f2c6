import { describe, expect, it } from '@jest/globals';
import { inOrder, tallyOf, writtenBy, type LineFate, type LineResult } from './tally.js';

const line = (number: number, outcome: LineFate): LineResult => ({
  line: number,
  key: `k${number}`,
  outcome,
  code: null,
  reason: null,
  firstPassword: null,
  openTasks: 0,
});
const LINES = [line(2, 'unchanged'), line(3, 'created'), line(4, 'refused'), line(5, 'created')];

describe('the lines of an imported list', () => {
  it('are counted by what becomes of them, and what would be written is told apart', () => {
    const tally = tallyOf(LINES);
    expect(tally).toMatchObject({ unchanged: 1, created: 2, refused: 1, suspended: 0 });
    expect(writtenBy(tally)).toBe(2);
  });

  it('stand with the refused ones first and keep the order of the file', () => {
    expect(inOrder(LINES, null).map((one) => one.line)).toEqual([4, 3, 5, 2]);
    expect(inOrder(LINES, 'created').map((one) => one.line)).toEqual([3, 5]);
  });
});
