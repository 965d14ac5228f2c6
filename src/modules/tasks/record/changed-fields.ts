import type { Decision } from '../../../core/task/index.js';

/** The fields of the task that a decision wrote, for those who come too late with an older version. */
export function changedFields({ changes, from, to }: Pick<Decision, 'changes' | 'from' | 'to'>): string[] {
  return [...(from === to ? [] : ['state']), ...Object.keys(changes)];
}
