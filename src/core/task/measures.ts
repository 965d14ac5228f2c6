import { refuse, type Refusal } from '../shared/refusal.js';
import type { LocalDate } from '../shared/local-date.js';
import type { TaskFacts } from './facts.js';

/** A measure is done between the issue of the task and today; what was done before was no answer to it. */
export function refuseMeasureDone(
  { issuedOn }: Pick<TaskFacts, 'issuedOn'>,
  { doneOn, today }: { readonly doneOn: LocalDate; readonly today: LocalDate },
): Refusal | null {
  if (doneOn > today) return refuse('measure.done-in-future', { doneOn });
  return issuedOn !== null && doneOn < issuedOn
    ? refuse('measure.done-before-issue', { doneOn, issuedOn })
    : null;
}
