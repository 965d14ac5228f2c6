import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anyDay, anyMeasuredTask } from '../../../test/builders/measured-task.js';
import { localDate } from '../shared/local-date.js';
import { isDone, isOpen, measureOf, METRIC_KEYS, METRICS, type MeasuredTask } from './index.js';

const TODAY = localDate('2026-07-01');
const day = localDate;

const task = (facts: Partial<MeasuredTask> = {}): MeasuredTask => ({
  state: 'in_progress',
  verdict: null,
  light: 'green',
  issuedOn: day('2026-03-02'),
  signDueOn: day('2026-03-04'),
  signedOn: day('2026-03-03'),
  originalDueOn: day('2026-06-01'),
  currentDueOn: day('2026-06-30'),
  submittedOn: null,
  decidedOn: null,
  wasSubmitted: false,
  wasSentBack: false,
  wasClosed: false,
  cameBack: false,
  isRepeated: false,
  reportYear: 2025,
  firstYear: 2025,
  ...facts,
});
const closed = (decidedOn: string): MeasuredTask =>
  task({ state: 'closed', verdict: 'done', decidedOn: day(decidedOn), wasClosed: true, wasSubmitted: true });

describe('the formulas of domain.md 11', () => {
  it.each([
    [
      'completion',
      [closed('2026-05-01'), task(), task({ state: 'cancelled' }), task({ state: 'not_applicable' })],
      1,
      2,
    ],
    ['completion', [task({ state: 'basically_done', verdict: 'basically_done' })], 0, 1],
    ['completion', [task({ state: 'draft', issuedOn: null })], 0, 0],
    ['onTime', [closed('2026-06-30'), closed('2026-07-01')], 1, 2],
    ['originallyOnTime', [closed('2026-06-01'), closed('2026-06-30')], 1, 2],
    ['onSchedule', [task(), task({ light: 'yellow' }), closed('2026-05-01')], 1, 2],
    ['overdue', [task(), task({ currentDueOn: TODAY }), task({ state: 'paused' })], 2, 3],
    ['signedInTime', [task(), task({ signedOn: null }), task({ signedOn: null, signDueOn: TODAY })], 1, 2],
    [
      'repliedInTime',
      [task(), task({ submittedOn: day('2026-06-30') }), task({ currentDueOn: TODAY })],
      1,
      2,
    ],
    [
      'sentBack',
      [task({ wasSubmitted: true, wasSentBack: true }), task({ wasSubmitted: true }), task()],
      1,
      2,
    ],
    ['cameBack', [closed('2026-05-01'), task({ state: 'reopened', wasClosed: true, cameBack: true })], 1, 2],
    ['repeated', [task({ isRepeated: true }), task()], 1, 2],
    ['carriedYears', [task({ firstYear: 2023 }), task()], 2, 2],
  ] as const)('%s counts what it says', (key, tasks, numerator, denominator) => {
    expect(measureOf(key, tasks, TODAY)).toMatchObject({ numerator, denominator });
  });

  it('gives no ratio out of nothing', () => {
    expect(measureOf('onTime', [], TODAY)).toEqual({ numerator: 0, denominator: 0, ratio: null });
  });

  const some = fc.array(anyMeasuredTask, { maxLength: 40 });

  it('never counts above the line what is not below it, so a share lies within 0 and 1', () => {
    fc.assert(
      fc.property(some, anyDay, fc.constantFrom(...METRIC_KEYS), (tasks, today, key) => {
        const { numerator, denominator, amount } = METRICS[key];
        for (const one of tasks) if (numerator(one, today)) expect(denominator(one, today)).toBe(true);
        const { ratio } = measureOf(key, tasks, today);
        if (ratio === null || amount !== undefined) return;
        expect(ratio).toBeGreaterThanOrEqual(0);
        expect(ratio).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is the same over all tasks as the sum over any way to part them', () => {
    fc.assert(
      fc.property(some, anyDay, fc.integer({ min: 1, max: 5 }), (tasks, today, units) => {
        for (const key of METRIC_KEYS) {
          const total = measureOf(key, tasks, today);
          const parts = Array.from({ length: units }, (_, unit) =>
            measureOf(
              key,
              tasks.filter((_task, i) => i % units === unit),
              today,
            ),
          );
          expect(parts.reduce((sum, part) => sum + part.numerator, 0)).toBe(total.numerator);
          expect(parts.reduce((sum, part) => sum + part.denominator, 0)).toBe(total.denominator);
        }
      }),
    );
  });

  it('keeps what is overdue open, and nothing both open and done', () => {
    fc.assert(
      fc.property(anyMeasuredTask, anyDay, (one, today) => {
        if (METRICS.overdue.numerator(one, today)) expect(isOpen(one)).toBe(true);
        expect(isOpen(one) && isDone(one)).toBe(false);
        // Passing its date takes no task out of the open ones.
        expect(METRICS.overdue.denominator(one, today)).toBe(isOpen(one));
      }),
    );
  });

  it('never calls on time what was decided late, and an extension never worsens the current figure', () => {
    fc.assert(
      fc.property(anyMeasuredTask, anyDay, (one, today) => {
        if (METRICS.onTime.numerator(one, today))
          expect(String(one.decidedOn) <= String(one.currentDueOn)).toBe(true);
        const extended = { ...one, currentDueOn: one.originalDueOn };
        expect(METRICS.onTime.numerator(extended, today)).toBe(
          METRICS.originallyOnTime.numerator(extended, today),
        );
      }),
    );
  });
});
