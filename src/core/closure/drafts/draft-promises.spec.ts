import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../shared/local-date.js';
import { draftPromises, type DraftPromise } from './draft-promises.js';
import { draftText } from './draft-section.js';

const LECTURES: DraftPromise = {
  itemId: 'item-1',
  number: '1.',
  problem: '开展法治讲座10场。',
  measures: [{ recordId: 'progress-1', text: '上半年制定讲座计划' }],
  results: [{ recordId: 'progress-2', text: '全年开展法治讲座6场,受众900人次' }],
  decision: { recordId: 'decision-1', value: 'basically_done' },
  reason: { recordId: 'decision-1', text: '三季度防汛' },
  nextStep: { recordId: 'decision-1', text: '补办4场' },
  due: { recordId: 'task-1', on: localDate('2026-06-30') },
  leadUnit: null,
};

function textOf(promise: DraftPromise): string {
  return draftText(draftPromises([promise]));
}

describe('draftPromises', () => {
  it('sets the promised number beside the one on record, and names the record', () => {
    expect(textOf(LECTURES)).toBe(
      '1.上一年度安排“开展法治讲座10场”。上半年制定讲座计划。全年开展法治讲座6场,受众900人次。' +
        '安排10场，实际6场，未达到安排。该项安排部分兑现。未兑现原因：三季度防汛。下一步：补办4场。计划于2026年6月30日前完成。',
    );
    const [paragraph] = draftPromises([LECTURES]);
    expect(paragraph?.sentences.find(({ text }) => text.startsWith('安排10场'))?.recordId).toBe('progress-2');
  });

  it('does not call kept what the numbers do not bear out', () => {
    const decided = { ...LECTURES, decision: { recordId: 'decision-1', value: 'done' } } as const;
    expect(textOf(decided)).toContain('〔缺证据：认定为完成，记录中的数字没有达到安排〕');
    expect(textOf(decided)).not.toContain('已兑现');
    const kept = { ...decided, results: [{ recordId: 'progress-2', text: '全年开展法治讲座11场' }] };
    expect(textOf(kept)).toContain('安排10场，实际11场。该项安排已兑现。');
  });

  it('brackets a number that no record gives', () => {
    const silent = { ...LECTURES, results: [], decision: null };
    expect(textOf(silent)).toContain('〔缺证据：“开展法治讲座10场”的完成数〕〔缺证据：认定结论〕');
    const both = { ...silent, problem: '实现14个村每村“法律明白人”不少于3名。' };
    expect(textOf(both).match(/的完成数/g)).toHaveLength(1);
  });
});
