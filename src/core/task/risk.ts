import type { Risk, TaskFacts } from './facts.js';

/** How often a struck-off result is looked at again: 重点 tasks and those that came back before most often [OURS]. */
export function riskOf({ priority, cameBack }: Pick<TaskFacts, 'priority' | 'cameBack'>): Risk {
  if (priority === 'key' || cameBack) return 'high';
  return priority === 'important' ? 'medium' : 'low';
}
