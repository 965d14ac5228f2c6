import { mayGetSlip } from '../escalation/index.js';
import type { LocalDate } from '../shared/local-date.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { isSamePerson, type Actor, type Role } from '../task/index.js';
import type { SlipContext, SlipRecord } from './facts.js';
import { groundOf, slipRule } from './ladder.js';

/** Why not, or null. Named as the sentence that holds when it returns null. */
export type SlipGuard = (slip: SlipRecord, ctx: SlipContext) => Refusal | null;

/** As much of a slip or proposal as tells who may act on it. */
interface Addressed {
  readonly toOrganisationId: string;
}
interface Acting {
  readonly actor: Actor;
}

const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

export function actorIsNoAdministrator(_: Addressed, { actor }: Acting): Refusal | null {
  return has(actor, ...ADMINISTRATORS) ? refuse('actor.is-administrator') : null;
}

/** Somebody above the unit: whoever works for the addressee does not supervise it, whatever other role is held. */
function supervising(...roles: Role[]) {
  return ({ toOrganisationId }: Addressed, { actor }: Acting): boolean =>
    actor.supervises && has(actor, ...roles) && actor.organisationId !== toOrganisationId;
}

export function actorIsOfficer(paper: Addressed, ctx: Acting): Refusal | null {
  return supervising('officer', 'supervisor')(paper, ctx) ? null : notAbove(paper, ctx, 'actor.not-officer');
}

export function actorIsSupervisor(paper: Addressed, ctx: Acting): Refusal | null {
  return supervising('supervisor')(paper, ctx) ? null : notAbove(paper, ctx, 'actor.not-supervisor');
}

/** 党政主要负责人 or 分管领导 over the body (domain.md section 3). */
export function actorIsLeader(paper: Addressed, ctx: Acting): Refusal | null {
  return supervising('principal', 'line_leader')(paper, ctx)
    ? null
    : notAbove(paper, ctx, 'actor.not-leader');
}

function notAbove(
  { toOrganisationId }: Addressed,
  { actor }: Acting,
  code: 'actor.not-officer' | 'actor.not-supervisor' | 'actor.not-leader',
): Refusal {
  return refuse(
    actor.supervises && actor.organisationId === toOrganisationId ? 'slip.addressee-decides' : code,
  );
}

export function actorIsAddressee({ toOrganisationId }: Addressed, { actor }: Acting): Refusal | null {
  return actor.organisationId === toOrganisationId && has(actor, 'liaison', 'owner', 'unit_signer')
    ? null
    : refuse('slip.not-addressee');
}

/** An answer leaves the unit only with the signature of its leader (审签). */
export function actorSignsForAddressee(paper: Addressed, ctx: Acting): Refusal | null {
  if (ctx.actor.organisationId !== paper.toOrganisationId) return refuse('slip.not-addressee');
  return has(ctx.actor, 'unit_signer') ? null : refuse('actor.not-unit-signer');
}

export const drafterDoesNotApprove: SlipGuard = ({ draftedBy }, { actor }) =>
  isSamePerson(actor, draftedBy) ? refuse('slip.drafter-approves') : null;

export const replierDoesNotDecide: SlipGuard = ({ repliedBy }, { actor }) =>
  isSamePerson(actor, repliedBy) ? refuse('slip.replier-decides') : null;

export const taskIsAtWork: SlipGuard = ({ taskState }) =>
  mayGetSlip(taskState) ? null : refuse('slip.task-not-at-work', { state: taskState });

export const colourIsInPack: SlipGuard = ({ colour }, { pack }) =>
  slipRule(colour, pack) === null ? refuse('slip.colour-unknown', { colour, pack: pack.version }) : null;

/** The next colour only after the limit of the one before, unless a cause is stated (domain.md section 4.3). */
export const colourIsDue: SlipGuard = ({ colour, last, cause }, ctx) => {
  const ground = groundOf(colour, last, ctx);
  if (ground === 'not-harder')
    return refuse('slip.not-harder', { colour, last: last?.colour ?? null, limitOn: last?.limitOn ?? null });
  return ground !== 'out-of-turn' || isFilled(cause)
    ? null
    : refuse('slip.cause-missing', { colour, last: last?.colour ?? null, limitOn: last?.limitOn ?? null });
};

export const demandsAreStated: SlipGuard = ({ demands }) =>
  isFilled(demands) ? null : refuse('slip.demands-missing');

/** A red one goes out only with a leader's approval; which colours need one, the pack says. */
export const approvalIsThere: SlipGuard = ({ colour, approvedBy }, { pack }) =>
  slipRule(colour, pack)?.needsApproval === true && approvedBy === null
    ? refuse('slip.approval-missing')
    : null;

export const replyIsGiven: SlipGuard = (_slip, { input }) =>
  isFilled(input.text) ? null : refuse('slip.reply-missing');

export const reasonIsGiven: SlipGuard = (_slip, { input }) =>
  isFilled(input.reason) ? null : refuse('reason.missing');

/** Whoever still has time has not failed yet. */
export const limitHasPassed: SlipGuard = ({ limitOn }, { today }) => stillRunning(limitOn, today);

export function stillRunning(limitOn: LocalDate | null, today: LocalDate): Refusal | null {
  return limitOn !== null && today <= limitOn ? refuse('slip.limit-running', { limitOn }) : null;
}

export function isFilled(text: string | null | undefined): boolean {
  return text !== null && text !== undefined && text.trim() !== '';
}

function has(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
