import type { Session } from '../../../app/session.js';
import { hasAnyRole } from '../../../app/roles.js';
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

/** Whose part it is to the person, and how it stands. */
interface Standing {
  readonly isLead: boolean;
  readonly isOwn: boolean;
  readonly isOffice: boolean;
  readonly isSupervisor: boolean;
  readonly hasDispute: boolean;
  readonly part: string | null;
}

const OPEN: Readonly<
  Record<PartAct, { readonly in: readonly Task['state'][]; readonly when: (at: Standing) => boolean }>
> = {
  deliverPart: { in: WORKED_ON, when: ({ isOwn, part }) => isOwn && part === 'owed' },
  acceptPart: { in: WORKED_ON, when: ({ isLead, part }) => isLead && part === 'delivered' },
  sendBackPart: { in: WORKED_ON, when: ({ isLead, part }) => isLead && part === 'delivered' },
  setPart: { in: SETTABLE, when: ({ isLead, isOffice, part }) => (isLead || isOffice) && part === 'owed' },
  raiseDispute: {
    in: ISSUED,
    when: ({ isLead, isOwn, hasDispute, part }) => (isLead || isOwn) && !hasDispute && part !== 'released',
  },
  settleDispute: { in: ISSUED, when: ({ isSupervisor, hasDispute }) => isSupervisor && hasDispute },
};

/** Acts on the part of one unit that may be open to the person; what else stands in the way the API tells. */
export function partActs(task: Task, party: Party, session: Session): readonly PartAct[] {
  if (party.part === 'lead') return [];
  const standing = standingOf(task, party, session);
  return PART_ACTS.filter((act) => OPEN[act].in.includes(task.state) && OPEN[act].when(standing));
}

function standingOf(task: Task, party: Party, session: Session): Standing {
  const isUnit = hasAnyRole(session, ['unit_signer', 'liaison', 'owner']);
  return {
    isLead: isUnit && session.organisationId === task.leadOrganisationId,
    isOwn: isUnit && session.organisationId === party.organisationId,
    isOffice: hasAnyRole(session, ['supervisor', 'officer']),
    isSupervisor: hasAnyRole(session, ['supervisor']),
    hasDispute: task.disputes.some(
      ({ organisationId, outcome }) => organisationId === party.organisationId && outcome === null,
    ),
    part: party.state,
  };
}
