import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../shared/local-date.js';
import { draftSection, draftText, type DraftItem } from './draft-section.js';

const DONE: DraftItem = {
  itemId: 'item-1',
  number: '1.',
  problem: '执法文书制作不规范，部分案卷缺少送达回证。',
  measures: [{ recordId: 'progress-7', text: '6月印发文书模板18种，组织培训2期96人次' }],
  results: [{ recordId: 'progress-9', text: '下半年抽查案卷40卷，全部合格。' }],
  decision: { recordId: 'decision-3', value: 'done' },
  reason: null,
  nextStep: null,
  due: null,
  leadUnit: { recordId: 'task-1', name: '综合行政执法队' },
};

describe('draftSection', () => {
  it('tells problem, measure, result, status and lead unit, each sentence with its record', () => {
    const [paragraph] = draftSection([DONE]);
    expect(paragraph?.sentences.map(({ recordId }) => recordId)).toEqual([
      'item-1',
      'progress-7',
      'progress-9',
      'decision-3',
      'task-1',
    ]);
    expect(draftText(draftSection([DONE]))).toBe(
      '1.针对“执法文书制作不规范，部分案卷缺少送达回证”的问题。6月印发文书模板18种，组织培训2期96人次。' +
        '下半年抽查案卷40卷，全部合格。目前已完成整改。牵头单位：综合行政执法队。',
    );
  });

  it('asks for reason, next step and date of what is not done', () => {
    const open: DraftItem = {
      ...DONE,
      decision: { recordId: 'decision-4', value: 'continuing' },
      reason: { recordId: 'progress-11', text: '年底才补齐人员' },
      due: { recordId: 'task-1', on: localDate('2026-06-30') },
    };
    const text = draftText(draftSection([open]));
    expect(text).toContain(
      '目前正在持续整改。未完成原因：年底才补齐人员。〔缺证据：下一步措施〕计划于2026年6月30日前完成。',
    );
  });

  it('prints what has no record as a gap and never as prose', () => {
    const bare: DraftItem = { ...DONE, measures: [], results: [], decision: null, leadUnit: null };
    const [paragraph] = draftSection([bare]);
    const gaps = paragraph?.sentences.filter(({ recordId }) => recordId === null) ?? [];
    expect(gaps.map(({ text }) => text)).toEqual([
      '〔缺证据：整改措施〕',
      '〔缺证据：整改结果〕',
      '〔缺证据：认定结论〕',
      '〔缺证据：未完成原因〕',
      '〔缺证据：下一步措施〕',
      '〔缺证据：完成时限〕',
      '〔缺证据：牵头单位〕',
    ]);
    expect(paragraph?.sentences.filter(({ recordId }) => recordId !== null)).toHaveLength(1);
  });
});
