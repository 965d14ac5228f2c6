import type { Task } from './use-task.js';

/** Whether the person is of the unit that has the task in hand now: the API offers them the acts of the work, open or still blocked. */
export function worksOn(task: Task): boolean {
  return task.openActions.some(({ action }) => action === 'reportProgress' || action === 'submit');
}
