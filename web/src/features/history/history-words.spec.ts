import { describe, expect, it } from '@jest/globals';
import * as labels from '../../../../src/modules/audit/history/field-labels.js';
import { datesIn } from '../../i18n/dates.js';
import { fieldWord } from './field-words.js';
import { historyTexts } from './texts.js';
import { written } from './written.js';

const { TASK_LABELS: _tasksHaveTheirTimeline, checkLabel, ...kinds } = labels;
const FIELDS = [...Object.values(kinds).flatMap((known) => Object.entries(known))];

describe('the words of a history', () => {
  it.each(FIELDS)('%s has an English name beside 「%s」', (field, label) => {
    expect(fieldWord(field, label, 'zh-CN')).toBe(label);
    expect(fieldWord(field, label, 'en')).toMatch(/^[\x20-\x7e]+$/);
  });

  it('name each answer and recurrence of a check', () => {
    expect(fieldWord('answer_0', checkLabel('answer_0') ?? '', 'zh-CN')).toBe('第1项的回应');
    expect(fieldWord('answer_0', '第1项的回应', 'en')).toBe('Answer to item 1');
    expect(fieldWord('recurrence_ab12cd34', '问题复发', 'en')).toBe('Recurrence');
  });

  it.each([
    [null, '空'],
    ['', '空'],
    [[], '空'],
    [true, '是'],
    [12, '12'],
    ['2026-03-02', '2026年3月2日'],
    ['2026-03-10T02:00:00+00:00', '2026年3月10日 10:00'],
    ['liaison', '联络员'],
    ['b3f1c2a4-0000-4000-8000-000000000001', '空'],
    [[{ role: 'liaison', startsOn: '2026-03-02', isFirst: true }], '联络员，2026年3月2日'],
    [['甲', '乙'], '甲；乙'],
    [[{ start: 151, end: 183 }], '151–183'],
  ])('write %j as %s', (value, text) => {
    const words = { liaison: '联络员' };
    expect(written(value, { words, dates: datesIn('zh-CN'), t: historyTexts['zh-CN'] })).toBe(text);
  });
});
