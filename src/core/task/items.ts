import { refuse, type Refusal } from '../shared/refusal.js';
import type { TaskFacts } from './facts.js';
import { isOneOf, STATES_BEFORE_ISSUE } from './phases.js';

/** Of each item that a task is to answer: whose problem it is. */
export interface AnsweredItem {
  readonly organisationId: string;
}

/**
 * One task may answer several items and one item several tasks. The items are settled before the issue, are all of one
 * body, and are never none: a task without a source is no task.
 */
export function refuseItems(
  { state }: Pick<TaskFacts, 'state'>,
  organisationId: string,
  items: readonly AnsweredItem[],
): Refusal | null {
  if (!isOneOf(STATES_BEFORE_ISSUE, state))
    return refuse('task.action-not-allowed', { state, action: 'setItems' });
  if (items.length === 0) return refuse('source.missing');
  return items.every((item) => item.organisationId === organisationId) ? null : refuse('source.other-body');
}
