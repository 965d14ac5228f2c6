import { describe, expect, it } from '@jest/globals';
import { check, type Part } from '../../../../test/builders/closure-reading.js';
import type { ClosureReading, PreviousItem } from '../types.js';

const LAST_YEAR: readonly PreviousItem[] = [
  '执法案卷制作不规范，归档不及时。',
  '行政机关负责人出庭应诉率不高。',
  '村级调解员力量薄弱，调解质量不高。',
].map((text, index) => ({ id: `s${index + 1}`, kind: 'shortcoming', text }));

const ENTRIES = [
  '1.针对执法案卷制作不规范的问题，明确专人整理案卷，实行一案一卷。',
  '2.针对负责人出庭应诉率不高的问题，对未出庭的单位进行约谈。',
  '3.针对村级调解员力量薄弱的问题，组织调解员培训3次。',
];

function read(
  lead: string,
  entries: readonly string[] = ENTRIES,
  more: readonly Part[] = [],
): ClosureReading {
  const text = [lead, ...entries].filter((line) => line !== '').join('\n');
  return check(LAST_YEAR, [{ role: 'prior-rectification', text }, ...more]);
}

const answersOf = ({ answers }: ClosureReading) => answers.map(({ answer }) => answer);
const CLOSED = 'stated-closed';
const OPEN = 'stated-in-progress';

describe('what is said once of all of last year’s problems', () => {
  it('holds for every entry beneath it that says nothing of its own, and is quoted beside it', () => {
    const lead = '2024年度报告反映的3个问题已全部整改到位。';
    const reading = read(lead);
    expect(answersOf(reading)).toEqual([CLOSED, CLOSED, CLOSED]);
    expect(reading.answers[1]?.quotes.map(({ text }) => text)).toEqual([ENTRIES[1], lead]);
    expect(reading.answers[1]?.features).toContainEqual({ code: 'status-of-all', standing: 'closed' });
    expect(answersOf(read(''))).toEqual([OPEN, OPEN, OPEN]);
  });

  it('may stand below the entries', () => {
    expect(answersOf(read('', [...ENTRIES, '以上问题均已整改完成。']))).toEqual([CLOSED, CLOSED, CLOSED]);
  });

  it('does not hold for an entry that says otherwise, nor for a problem that is listed again', () => {
    const entries = [ENTRIES[0] ?? '', `${ENTRIES[1]}该项工作正在推进。`, ENTRIES[2] ?? ''];
    const again = '村级调解员力量仍然薄弱，调解质量不高。';
    const reading = read('去年的3个问题已全部整改到位。', entries, [
      { role: 'shortcomings', text: again, items: [again] },
    ]);
    expect(answersOf(reading)).toEqual([CLOSED, OPEN, OPEN]);
  });

  it('is shared out by its numbers where the entries agree with them', () => {
    const lead = '对去年查摆的3个问题，目前2个已完成整改，1个正在推进。';
    const entries = [...ENTRIES.slice(0, 2), `${ENTRIES[2]}下一步将继续充实力量。`];
    expect(answersOf(read(lead, entries))).toEqual([CLOSED, CLOSED, OPEN]);
  });

  it('is put before a person where its numbers do not tell which entries they mean', () => {
    const reading = read('对去年查摆的3个问题，目前2个已完成整改，1个正在推进。');
    expect(reading.answers).toMatchObject(ENTRIES.map(() => ({ answer: OPEN, askAPerson: true })));
  });

  it('is not taken for a sentence that gives no result', () => {
    const reading = read('2024年总结提出的3个问题均取得阶段性成效，还需持续用力。', [
      '1.针对执法案卷制作不规范的问题，组织执法人员学习案卷标准。',
    ]);
    expect(reading.answers[0]?.answer).toBe(OPEN);
    expect(reading.answers[0]?.features).not.toContainEqual({ code: 'no-result' });
  });

  it('holds for each sentence of a section that is one paragraph', () => {
    const lead = '对去年查摆的3个问题，已全部完成整改。';
    const sentences = ENTRIES.map((entry) => entry.slice(2)).join('');
    const text = `${lead}${sentences}`;
    const reading = check(LAST_YEAR, [{ role: 'prior-rectification', text }]);
    expect(answersOf(reading)).toEqual([CLOSED, CLOSED, CLOSED]);
    expect(reading.answers[2]?.quotes[0]?.text).toBe(ENTRIES[2]?.slice(2));
  });

  it('may be the heading above some of them', () => {
    const reading = read('', [
      '（一）已完成整改的问题',
      ...ENTRIES.slice(0, 2),
      '（二）正在推进整改的问题',
      `1${ENTRIES[2]?.slice(1)}`,
    ]);
    expect(answersOf(reading)).toEqual([CLOSED, CLOSED, OPEN]);
  });
});
