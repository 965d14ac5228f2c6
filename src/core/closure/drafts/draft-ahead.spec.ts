import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../shared/local-date.js';
import { draftPlan, draftShortcomings, draftText, type OpenMatter } from '../index.js';

const MATTER: OpenMatter = {
  taskId: 'task-1',
  kind: 'shortcoming',
  problem: '部分案卷缺少送达回证；',
  firstYear: 2025,
  yearCount: 1,
  failedRecheck: null,
  reason: null,
  nextStep: null,
  dueOn: null,
  leadName: null,
};
const LASTING: OpenMatter = {
  ...MATTER,
  ...{ taskId: 'task-2', problem: '合法性审查人员不足。', firstYear: 2023, yearCount: 3 },
  failedRecheck: { recordId: 'recheck-1', text: '审查意见书仍有空白' },
  reason: { recordId: 'event-9', text: '编制没有落实。' },
  nextStep: { recordId: 'event-9', text: '从司法所调剂1人' },
  dueOn: localDate('2026-06-30'),
  leadName: '鹭洄乡人民政府',
};

describe('the first draft of what is still wrong', () => {
  it('begins with what has lasted longest, and says what the re-visit found and why', () => {
    expect(draftText(draftShortcomings([MATTER, LASTING])).split('\n')).toEqual([
      '1.合法性审查人员不足。该问题自2023年度起已连续3个年度没有整改到位。“回头看”发现：审查意见书仍有空白。主要原因：编制没有落实。',
      '2.部分案卷缺少送达回证。〔缺证据：原因〕',
    ]);
  });

  it('has a record behind every sentence that is no gap', () => {
    const sentences = draftShortcomings([MATTER, LASTING]).flatMap((paragraph) => paragraph.sentences);
    for (const { text, recordId } of sentences) expect(recordId === null).toBe(text.startsWith('〔'));
  });
});

describe('the first draft of next year’s plan', () => {
  it('promises only what a decision or a deadline says', () => {
    expect(draftText(draftPlan([MATTER, LASTING])).split('\n')).toEqual([
      '1.继续整改“合法性审查人员不足”的问题。从司法所调剂1人。2026年6月30日前完成。牵头单位：鹭洄乡人民政府。',
      '2.继续整改“部分案卷缺少送达回证”的问题。〔缺证据：下一步措施〕〔缺证据：完成时限〕〔缺证据：牵头单位〕',
    ]);
  });
});

describe('what the drafts say of a promise that is not kept', () => {
  const PROMISE: OpenMatter = {
    ...LASTING,
    ...{ taskId: 'task-3', kind: 'plan', problem: '开展法治讲座10场。' },
  };

  it('goes on in the plan and is no shortcoming', () => {
    expect(draftText(draftShortcomings([PROMISE]))).toBe('');
    expect(draftText(draftPlan([PROMISE]))).toContain('1.继续落实上一年度安排“开展法治讲座10场”。');
  });
});
