import { describe, expect, it } from '@jest/globals';
import { datesIn } from '../../../i18n/dates.js';
import type { ItemField } from '../queries.js';
import { reviewChinese } from '../texts.zh.js';
import { meaningOf } from './field-words.js';

const context = { t: reviewChinese, day: datesIn('zh-CN').day };
function field(kind: ItemField['kind'], value: object, organisationName: string | null = null): ItemField {
  return {
    ...{ kind, value: value as ItemField['value'], organisationName, organisationId: null, themeName: null },
    ...{ text: '', start: 0, end: 0, ruleId: 'rule' },
  };
}

describe('what a field comes to in words', () => {
  it.each([
    [field('period', { period: { kind: 'by', on: '2026-06-30' } }), '2026年6月30日前'],
    [field('period', { period: { kind: 'by', on: null } }), '原文没有写明日期'],
    [field('period', { period: { kind: 'every', amount: 1, unit: 'quarter' } }), '每季度'],
    [field('period', { period: { kind: 'within', amount: 15, unit: 'workday' } }), '15个工作日内'],
    [
      field('target', { amount: 95, unit: '%', comparator: 'at-least', change: null, measure: '参训率' }),
      '参训率 不少于95%',
    ],
    [field('unit', { form: 'unit', role: 'lead' }, '青砚县司法局'), '牵头单位 · 青砚县司法局'],
    [field('citation', { title: '条例' }), null],
  ])('%#', (given, words) => {
    expect(meaningOf(given, context)).toBe(words);
  });
});
