import { api, ifMatch, read } from '../../../api/client.js';
import type { Task } from '../use-task.js';
import type { PartAct } from './part-act.js';

export interface SentPartAct {
  readonly act: PartAct;
  readonly seen: Task;
  readonly unitId: string;
  readonly values: object;
}

/** @returns the task as it is after the act. @throws ApiProblem */
export function sendPartAct({ act, seen, unitId, values }: SentPartAct, key: string): Promise<Task> {
  const header = { ...ifMatch(seen.version), 'Idempotency-Key': key };
  const params = { path: { id: seen.id, organisationId: unitId }, header };
  // The form holds each body to its DTO.
  const body = values as never;
  switch (act) {
    case 'deliverPart':
      return read(api.POST('/api/tasks/{id}/part', { params: { path: { id: seen.id }, header }, body }));
    case 'acceptPart':
      return read(api.POST('/api/tasks/{id}/parts/{organisationId}/acceptance', { params }));
    case 'sendBackPart':
      return read(api.POST('/api/tasks/{id}/parts/{organisationId}/send-back', { params, body }));
    case 'setPart':
      return read(api.POST('/api/tasks/{id}/parts/{organisationId}/demand', { params, body }));
    case 'raiseDispute':
      return read(api.POST('/api/tasks/{id}/parts/{organisationId}/dispute', { params, body }));
    case 'settleDispute':
      return read(api.POST('/api/tasks/{id}/parts/{organisationId}/dispute-decision', { params, body }));
  }
}
