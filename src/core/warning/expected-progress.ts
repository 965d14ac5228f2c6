import type { WorkCalendar } from '../calendar/index.js';
import type { LocalDate } from '../shared/local-date.js';

export interface Milestone {
  readonly dueOn: LocalDate;
  /** Any unit; only the shares count. */
  readonly weight: number;
  readonly reachedOn: LocalDate | null;
}

export interface ScheduleFacts {
  readonly issuedOn: LocalDate;
  readonly currentDueOn: LocalDate;
  /** Working days of all pauses so far; they count neither as elapsed nor as given. */
  readonly pausedWorkdays: number;
  readonly milestones: readonly Milestone[];
}

/**
 * 序时进度 in per cent, 0..100: the weight of the milestones whose day has passed, or without milestones the elapsed
 * share of the working days from issue to due (domain.md section 4.4).
 */
export function expectedProgress(facts: ScheduleFacts, on: LocalDate, calendar: WorkCalendar): number {
  const weight = sumOfWeights(facts.milestones);
  if (weight > 0)
    return (sumOfWeights(facts.milestones.filter((milestone) => milestone.dueOn < on)) * 100) / weight;
  const total = calendar.workdaysBetween(facts.issuedOn, facts.currentDueOn) - facts.pausedWorkdays;
  if (total <= 0) return on >= facts.currentDueOn ? 100 : 0;
  const elapsed = calendar.workdaysBetween(facts.issuedOn, on) - facts.pausedWorkdays;
  return Math.min(100, Math.max(0, (elapsed * 100) / total));
}

function sumOfWeights(milestones: readonly Milestone[]): number {
  let sum = 0;
  for (const { weight } of milestones) sum += weight;
  return sum;
}
