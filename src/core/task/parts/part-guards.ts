import { refuse, type Refusal } from '../../shared/refusal.js';
import type { DecisionContext } from '../facts.js';
import { isFilled } from '../guards/input-guards.js';
import type { PartFacts, PartInput } from './part-facts.js';

export interface PartContext extends Omit<DecisionContext, 'input'> {
  readonly input: PartInput;
}

export type PartGuard = (facts: PartFacts, ctx: PartContext) => Refusal | null;

const UNIT_ROLES = ['liaison', 'owner', 'unit_signer'] as const;

function worksFor(organisationId: string | null, { actor }: PartContext): boolean {
  return actor.organisationId === organisationId && UNIT_ROLES.some((role) => actor.roles.includes(role));
}

/** 责任单位 and 配合单位 answer to the lead, never past it. */
export const actorIsOfThePart: PartGuard = (facts, ctx) =>
  worksFor(facts.organisationId, ctx) ? null : refuse('actor.not-party');

export const actorIsTheLead: PartGuard = (facts, ctx) =>
  worksFor(facts.leadOrganisationId, ctx) ? null : refuse('actor.not-lead-unit');

/** Who sets the parts of others: the lead, or the office above it. */
export const actorIsTheLeadOrAnOfficer: PartGuard = (facts, ctx) => {
  const { supervises, roles } = ctx.actor;
  const isOfficer = supervises && (roles.includes('officer') || roles.includes('supervisor'));
  return isOfficer ? null : actorIsTheLead(facts, ctx);
};

/** A dispute has two sides, and each can bring it to the supervisor. */
export const actorIsASide: PartGuard = (facts, ctx) =>
  worksFor(facts.leadOrganisationId, ctx) ? null : actorIsOfThePart(facts, ctx);

export const actorSupervises: PartGuard = (_facts, { actor }) =>
  actor.supervises && actor.roles.includes('supervisor') ? null : refuse('actor.not-supervisor');

export const disputeRaiserIsNotSettler: PartGuard = (facts, { actor }) =>
  facts.disputeRaisedBy === actor.accountId ? refuse('dispute.raiser-settles') : null;

export const noDisputeIsOpen: PartGuard = (facts) => (facts.hasOpenDispute ? refuse('dispute.open') : null);

export const disputeIsOpen: PartGuard = (facts) => (facts.hasOpenDispute ? null : refuse('dispute.none'));

export const textIsGiven: PartGuard = (_facts, { input }) =>
  isFilled(input.text) ? null : refuse('part.text-missing');

export const reasonOfPartIsGiven: PartGuard = (_facts, { input }) =>
  isFilled(input.reason) ? null : refuse('reason.missing');

export const outcomeIsNamed: PartGuard = (_facts, { input }) =>
  input.outcome === undefined ? refuse('outcome.missing') : null;

/** A part is owed after today, after the issue, and not later than the whole. */
export const dueDayFitsTheTask: PartGuard = ({ taskIssuedOn, taskDueOn }, { input: { dueOn }, today }) => {
  if (dueOn === undefined) return null;
  const isEarly = dueOn <= today || (taskIssuedOn !== null && dueOn < taskIssuedOn);
  const isLate = taskDueOn !== null && dueOn > taskDueOn;
  return isEarly || isLate ? refuse('part.due-outside-task', { dueOn, taskDueOn }) : null;
};
