import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../core/shared/local-date.js';
import type { FiledMatter, FiledTask } from './draft-section.queries.js';
import { toDraftItems } from './to-draft-items.js';

const task: FiledTask = {
  id: 'task-1',
  state: 'closed',
  verdict: 'done',
  leadName: '县司法局',
  currentDueOn: localDate('2025-12-31'),
  isVerified: true,
  measures: [{ recordId: 'measure-1', text: '统一文书模板；', doneOn: localDate('2025-06-30') }],
  progress: [
    { recordId: 'progress-1', text: '组织培训2期。', isSubmission: false },
    { recordId: 'progress-2', text: '抽查40卷全部合格。', isSubmission: true },
  ],
  decision: { recordId: '17', reason: null, nextSteps: null },
};

function itemWith(...tasks: FiledTask[]) {
  const shortcoming: FiledMatter = {
    itemId: 'item-1',
    ordinal: '一是',
    quote: '一是文书不规范；',
    tasks,
  };
  const [item] = toDraftItems([shortcoming]);
  if (item === undefined) throw new Error('no item');
  return item;
}

describe('toDraftItems', () => {
  it('takes measures with their dates, the submission as result, and the decision', () => {
    expect(itemWith(task)).toEqual({
      itemId: 'item-1',
      number: '1.',
      problem: '文书不规范；',
      measures: [
        { recordId: 'measure-1', text: '统一文书模板（2025年6月30日完成）' },
        expect.objectContaining({ recordId: 'progress-1' }),
      ],
      results: [expect.objectContaining({ recordId: 'progress-2' })],
      decision: { recordId: '17', value: 'done' },
      reason: null,
      nextStep: null,
      due: { recordId: 'task-1', on: '2025-12-31' },
      leadUnit: { recordId: 'task-1', name: '县司法局' },
    });
  });

  it('says nothing of work that nobody has verified', () => {
    const decision = { recordId: '18', reason: '人员不足', nextSteps: '补录6人' };
    const unverified = {
      ...task,
      state: 'not_done',
      verdict: 'not_done',
      isVerified: false,
      decision,
    } as const;
    expect(itemWith(unverified)).toMatchObject({
      measures: [],
      results: [],
      decision: { recordId: '18', value: 'not_done' },
      reason: { text: '人员不足' },
      nextStep: { text: '补录6人' },
    });
  });

  it('forgets the decision on a task that was reopened', () => {
    expect(itemWith({ ...task, state: 'reopened', isVerified: false })).toMatchObject({
      decision: null,
      results: [],
      leadUnit: { name: '县司法局' },
    });
  });

  it('knows nothing of an item without a task', () => {
    expect(itemWith()).toMatchObject({ measures: [], decision: null, due: null, leadUnit: null });
  });
});
