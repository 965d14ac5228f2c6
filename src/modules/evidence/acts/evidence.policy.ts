import { countedWith, isOneOf, STATES_OF_WORK } from '../../../core/task/index.js';
import { Problem } from '../../../platform/http/problem.js';
import { hasRole, oversees, reads, UNIT_ROLES, type Actor } from '../../identity/index.js';
import type { LoadedTask } from '../../tasks/index.js';
import type { EvidenceRow } from './evidence.repository.js';
import type { EvidenceContent } from '../list/evidence.queries.js';

/** A unit that takes part, while the work is going on. */
export function requireContributor(actor: Actor, { task, facts }: LoadedTask): void {
  const takesPart = facts.parties.some((party) => party.organisationId === actor.organisationId);
  if (!takesPart || !hasRole(actor, ...UNIT_ROLES)) throw new Problem('actor.not-lead-unit');
  if (!isOneOf(STATES_OF_WORK, task.state))
    throw new Problem('task.action-not-allowed', { state: task.state, action: 'addEvidence' });
}

/** Corrected and withdrawn by the unit it came from, and only as long as it stands. */
export function requireOwn(actor: Actor, evidence: EvidenceRow): void {
  if (evidence.organisationId !== actor.organisationId) throw new Problem('evidence.not-yours');
  requireCurrent(evidence);
}

/** 督查员 or supervisor over the body; another person than the one who added it, or who spoke for that one since. */
export function requireReviewer(actor: Actor, evidence: EvidenceRow): void {
  if (!oversees(actor, evidence.orgPath) || !hasRole(actor, 'supervisor', 'officer'))
    throw new Problem('actor.not-officer');
  const adders = [actor.accountId, ...countedWith(actor.standIns, evidence.addedOn)];
  if (adders.includes(evidence.addedBy)) throw new Problem('evidence.reviewer-added-it');
  requireCurrent(evidence);
  if (evidence.isInternal) throw new Problem('evidence.internal');
}

/** Units of the task and those who look over its body; others only what the public may see. */
export function requireReader(actor: Actor, content: EvidenceContent): void {
  const isInside = content.takesPart || reads(actor, content.orgPath);
  const isOutside = content.isPublic && content.orgPath.startsWith(actor.publishedPath ?? '-');
  if (!isInside && !isOutside) throw new Problem('record.not-found');
}

function requireCurrent({ isWithdrawn, isReplaced }: EvidenceRow): void {
  if (isWithdrawn) throw new Problem('evidence.withdrawn');
  if (isReplaced) throw new Problem('evidence.replaced');
}
