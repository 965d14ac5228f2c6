import type { ActedOn } from '../../audit/index.js';
import type { TaskEntity } from './task.entity.js';

/** One entry of the record of acts, in the chain of the body whose task it is. */
export function actedOnTask(
  task: TaskEntity,
  name: string,
  payload: Readonly<Record<string, unknown>>,
): ActedOn {
  const { organisationId, orgPath, id } = task;
  return { organisationId, orgPath, subjectType: 'task', subjectId: id, name, payload };
}
