import { api, ifMatch, read } from '../../../api/client.js';
import { hasAnyRole, type Session } from '../../../app/session.js';
import type { Task } from '../use-task.js';

export type Party = Task['parties'][number];
export const PART_ACTS = [
  'deliverPart',
  'acceptPart',
  'sendBackPart',
  'setPart',
  'raiseDispute',
  'settleDispute',
] as const;
export type PartAct = (typeof PART_ACTS)[number];

const WORKED_ON: readonly Task['state'][] = ['in_progress', 'basically_done', 'continuing', 'not_done'];
const ISSUED: readonly Task['state'][] = ['issued', ...WORKED_ON];
const SETTABLE: readonly Task['state'][] = ['registered', 'reopened', ...ISSUED];

/** Acts on the part of one unit that may be open to the person; what else stands in the way the API tells. */
export function partActs(task: Task, party: Party, session: Session): readonly PartAct[] {
  if (party.part === 'lead') return [];
  const isUnit = hasAnyRole(session, ['unit_signer', 'liaison', 'owner']);
  const isLead = isUnit && session.organisationId === task.leadOrganisationId;
  const isOwn = isUnit && session.organisationId === party.organisationId;
  const isOffice = hasAnyRole(session, ['supervisor', 'officer']);
  const hasDispute = task.disputes.some(
    ({ organisationId, outcome }) => organisationId === party.organisationId && outcome === null,
  );
  const isOwed = party.state === 'owed';
  const isDelivered = party.state === 'delivered';
  const open: Readonly<Record<PartAct, boolean>> = {
    deliverPart: isOwn && isOwed && WORKED_ON.includes(task.state),
    acceptPart: isLead && isDelivered && WORKED_ON.includes(task.state),
    sendBackPart: isLead && isDelivered && WORKED_ON.includes(task.state),
    setPart: (isLead || isOffice) && isOwed && SETTABLE.includes(task.state),
    raiseDispute:
      (isLead || isOwn) && party.state !== 'released' && !hasDispute && ISSUED.includes(task.state),
    settleDispute: hasAnyRole(session, ['supervisor']) && hasDispute && ISSUED.includes(task.state),
  };
  return PART_ACTS.filter((act) => open[act]);
}

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
