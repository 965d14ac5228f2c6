import { describe, expect, it } from '@jest/globals';
import { inputOf } from './bulk-input.js';

describe('what a bulk act hands in', () => {
  it('is only what the act asks for and was filled in', () => {
    expect(inputOf('urge', {})).toEqual({});
    expect(inputOf('cancel', { reason: ' 重复立项 ' })).toEqual({ reason: '重复立项' });
    expect(inputOf('setDeadline', { reason: '法定假期', newDueOn: '2026-12-31' })).toEqual({
      reason: '法定假期',
      newDueOn: '2026-12-31',
    });
    expect(inputOf('issue', { approvalReference: '' })).toEqual({});
  });

  it('makes an assignment out of flat fields, criteria by line, the time limit by its kind', () => {
    const form = {
      leadOrganisationId: 'unit',
      assistingIds: ['other'],
      responsibleIds: [],
      rectificationClass: 'immediate',
      target: ' 整改到位 ',
      criteria: '制度文本\n\n  培训记录 \n',
    } as const;
    const input = inputOf('assign', {
      ...form,
      assistingIds: ['other'],
      responsibleIds: [],
      dueKind: 'months',
      dueCount: 3,
    });
    expect(input).toEqual({
      assignment: {
        leadOrganisationId: 'unit',
        assistingIds: ['other'],
        rectificationClass: 'immediate',
        dueRule: { kind: 'months', n: 3 },
        target: '整改到位',
        criteria: ['制度文本', '培训记录'],
      },
    });
    const rule = (more: Parameters<typeof inputOf>[1]) =>
      inputOf('assign', { leadOrganisationId: 'unit', ...more }).assignment?.dueRule;
    expect(rule({ dueKind: 'fixedDate', dueDate: '2026-06-30', dueCount: 3 })).toEqual({
      kind: 'fixedDate',
      date: '2026-06-30',
    });
    expect(rule({ dueKind: 'yearEnd', dueCount: 3 })).toEqual({ kind: 'yearEnd' });
  });
});
