import type { Decision } from './decision.js';
import type { TaskChanges, TaskFacts, UndoableAct } from './facts.js';

/**
 * How to take a decision back, for the two that can be: an issue until it is signed for, a strike-off. Null for every
 * other one, which also ends the window of the one before.
 */
export function undoableAct(
  facts: TaskFacts,
  { event, from, changes }: Decision,
): Omit<UndoableAct, 'isOpen'> | null {
  if (event !== 'task.issued' && event !== 'task.struck-off') return null;
  const known = facts as unknown as Record<string, unknown>;
  const before = Object.keys(changes).map((field) => [field, known[field] ?? EMPTY[field] ?? null]);
  return { event, from, before: Object.fromEntries(before) as TaskChanges };
}

/** What a field that only a strike-off writes held before it. */
const EMPTY: Readonly<Record<string, unknown>> = { rechecksOn: [] };
