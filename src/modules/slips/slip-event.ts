import type { ActedOn } from '../audit/index.js';

interface Paper {
  readonly id: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly fromPath: string;
  readonly taskId: string;
}

/** What happens in the office before a paper goes out: in the body's chain, but only for those who supervise it. */
export function inTheOffice(
  subjectType: 'slip' | 'proposal',
  paper: Paper,
  name: string,
  payload: object,
): ActedOn {
  const { organisationId, fromPath, id, taskId } = paper;
  return {
    organisationId,
    orgPath: fromPath,
    subjectType,
    subjectId: id,
    name,
    payload: { taskId, ...payload },
  };
}

/** What the unit takes part in: on the timeline of the task. */
export function onTheTask(paper: Paper, name: string, payload: object): ActedOn {
  const { organisationId, orgPath, id, taskId } = paper;
  return {
    organisationId,
    orgPath,
    subjectType: 'task',
    subjectId: taskId,
    name,
    payload: { paperId: id, ...payload },
  };
}
