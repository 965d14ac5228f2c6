import { localDate } from '../../src/core/shared/local-date.js';
import type { LightFacts } from '../../src/core/warning/index.js';

/** Issued on Monday 2026-03-02, due twenty working days later on Monday 2026-03-30, nothing done: one working day is five points. */
export function lightFacts(change: Partial<LightFacts> = {}): LightFacts {
  return {
    state: 'in_progress',
    issuedOn: localDate('2026-03-02'),
    currentDueOn: localDate('2026-03-30'),
    submittedOn: null,
    progress: 0,
    pausedWorkdays: 0,
    milestones: [],
    plannedStartOn: null,
    cannotFinish: false,
    timesSentBack: 0,
    isCriticised: false,
    ...change,
  };
}
