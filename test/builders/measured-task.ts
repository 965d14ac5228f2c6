import fc from 'fast-check';
import { fromDayNumber, toDayNumber, localDate } from '../../src/core/shared/local-date.js';
import { TASK_STATES, VERDICTS } from '../../src/core/task/index.js';
import type { MeasuredTask } from '../../src/core/metrics/index.js';
import { LIGHTS } from '../../src/core/warning/index.js';

const FIRST = toDayNumber(localDate('2026-01-01'));

export const anyDay = fc.integer({ min: 0, max: 364 }).map((n) => fromDayNumber(FIRST + n));
const maybeDay = fc.option(anyDay, { nil: null, freq: 4 });

/** Any facts at all, also such as no life would bring about: a formula holds for all of them. */
export const anyMeasuredTask: fc.Arbitrary<MeasuredTask> = fc
  .record({
    state: fc.constantFrom(...TASK_STATES),
    verdict: fc.option(fc.constantFrom(...VERDICTS), { nil: null }),
    light: fc.constantFrom(...LIGHTS),
    issuedOn: maybeDay,
    signDueOn: maybeDay,
    signedOn: maybeDay,
    originalDueOn: maybeDay,
    currentDueOn: maybeDay,
    submittedOn: maybeDay,
    decidedOn: maybeDay,
    wasSubmitted: fc.boolean(),
    wasSentBack: fc.boolean(),
    wasClosed: fc.boolean(),
    cameBack: fc.boolean(),
    isRepeated: fc.boolean(),
    reportYear: fc.integer({ min: 2023, max: 2026 }),
    carried: fc.nat({ max: 3 }),
  })
  .map(({ carried, ...task }) => ({ ...task, firstYear: task.reportYear - carried }));
