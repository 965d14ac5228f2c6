import { refuse, type Refusal } from '../../shared/refusal.js';
import type { Actor, Role, TaskFacts } from '../facts.js';
import type { StandingGuard } from './guard.js';

const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

function has(actor: Actor, ...roles: Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}

function isOfLeadUnit(facts: TaskFacts, actor: Actor): boolean {
  return facts.leadOrganisationId !== null && facts.leadOrganisationId === actor.organisationId;
}

/** 三员分立: who administers the system takes no part in the matter, whatever other roles the account has. */
export function refuseAdministrator(actor: Actor): Refusal | null {
  return has(actor, ...ADMINISTRATORS) ? refuse('actor.is-administrator') : null;
}

export const actorIsNoAdministrator: StandingGuard = (_facts, { actor }) => refuseAdministrator(actor);

/** 依法治县办 or 督查室, for a body within its scope. */
export const actorIsSupervisor: StandingGuard = (_facts, { actor }) =>
  actor.supervises && has(actor, 'supervisor') ? null : refuse('actor.not-supervisor');

/** 督查员, or the supervisor in person. */
export const actorIsOfficer: StandingGuard = (_facts, { actor }) =>
  actor.supervises && has(actor, 'officer', 'supervisor') ? null : refuse('actor.not-officer');

/** The year's end may be turned by the system as well as by a supervisor. */
export const actorIsSupervisorOrSystem: StandingGuard = (facts, ctx) =>
  has(ctx.actor, 'system') ? null : actorIsSupervisor(facts, ctx);

/** 联络员, 责任人 or 审签人 of the 牵头单位: only the lead speaks to the supervisor. */
export const actorIsLeadUnit: StandingGuard = (facts, { actor }) =>
  isOfLeadUnit(facts, actor) && has(actor, 'liaison', 'owner', 'unit_signer')
    ? null
    : refuse('actor.not-lead-unit');

/** A paper leaves the unit only with the signature of its leader (审签). */
export const actorIsUnitSigner: StandingGuard = (facts, { actor }) => {
  if (!isOfLeadUnit(facts, actor)) return refuse('actor.not-lead-unit');
  return has(actor, 'unit_signer') ? null : refuse('actor.not-unit-signer');
};
