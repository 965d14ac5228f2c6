import type { LocalDate } from '../shared/local-date.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { err, ok, type Result } from '../shared/result.js';
import type { SlipContext, SlipRecord } from './facts.js';
import * as g from './guards.js';
import { SLIP_ACTIONS, type SlipAction, type SlipState } from './states.js';

/** Past facts about a slip. The unit learns of it with the issue: what comes before stays in the office. */
export type SlipEvent =
  | 'slip.approved'
  | 'slip.approval-refused'
  | 'slip.discarded'
  | 'slip.issued'
  | 'slip.signed'
  | 'slip.replied'
  | 'slip.reply-rejected'
  | 'slip.met'
  | 'slip.unmet'
  | 'slip.withdrawn';

/** What a decision writes on the slip: an absent field stays, null clears it. */
export interface SlipChanges {
  readonly approvedBy?: string;
  readonly issuedBy?: string;
  readonly issuedOn?: LocalDate;
  readonly limitOn?: LocalDate;
  readonly signedBy?: string;
  readonly signedOn?: LocalDate;
  readonly repliedBy?: string | null;
  readonly repliedOn?: LocalDate | null;
  readonly settledBy?: string;
  readonly settledOn?: LocalDate;
  readonly outcomeReason?: string | null;
}

export interface SlipDecision {
  readonly from: SlipState;
  readonly to: SlipState;
  readonly event: SlipEvent;
  readonly changes: SlipChanges;
}

interface SlipEdge {
  readonly to: SlipState;
  readonly event: SlipEvent;
  readonly who: g.SlipGuard;
  readonly standing: readonly g.SlipGuard[];
  readonly input: readonly g.SlipGuard[];
  readonly changes: (slip: SlipRecord, ctx: SlipContext) => SlipChanges;
}

const settle = (_: SlipRecord, { actor, today, input }: SlipContext): SlipChanges => ({
  settledBy: actor.accountId,
  settledOn: today,
  outcomeReason: input.reason ?? null,
});

const APPROVE: SlipEdge = {
  to: 'approved',
  event: 'slip.approved',
  who: g.actorIsLeader,
  standing: [g.drafterDoesNotApprove, g.taskIsAtWork, g.demandsAreStated, g.colourIsDue],
  input: [],
  changes: (_, { actor }) => ({ approvedBy: actor.accountId }),
};

const REFUSE_APPROVAL: SlipEdge = {
  to: 'discarded',
  event: 'slip.approval-refused',
  who: g.actorIsLeader,
  standing: [g.drafterDoesNotApprove],
  input: [g.reasonIsGiven],
  changes: settle,
};

const DISCARD: SlipEdge = {
  to: 'discarded',
  event: 'slip.discarded',
  who: g.actorIsOfficer,
  standing: [],
  input: [g.reasonIsGiven],
  changes: settle,
};

const ISSUE: SlipEdge = {
  to: 'issued',
  event: 'slip.issued',
  who: g.actorIsSupervisor,
  standing: [g.taskIsAtWork, g.colourIsInPack, g.demandsAreStated, g.approvalIsThere, g.colourIsDue],
  input: [],
  changes: (slip, { actor, calendar, today }) => ({
    issuedBy: actor.accountId,
    issuedOn: today,
    limitOn: calendar.addWorkdays(today, slip.limitWorkdays),
  }),
};

const SIGN: SlipEdge = {
  to: 'signed',
  event: 'slip.signed',
  who: g.actorIsAddressee,
  standing: [],
  input: [],
  changes: (_, { actor, today }) => ({ signedBy: actor.accountId, signedOn: today }),
};

/** Late or not, the unit answers: 未按期办结的,也应在限期内报送进展并说明原因. */
const REPLY: SlipEdge = {
  to: 'replied',
  event: 'slip.replied',
  who: g.actorSignsForAddressee,
  standing: [],
  input: [g.replyIsGiven],
  changes: (_, { actor, today }) => ({ repliedBy: actor.accountId, repliedOn: today }),
};

/** The clock never stopped: the unit answers again within what is left of its limit. */
const REJECT_REPLY: SlipEdge = {
  to: 'signed',
  event: 'slip.reply-rejected',
  who: g.actorIsOfficer,
  standing: [g.replierDoesNotDecide],
  input: [g.reasonIsGiven],
  changes: () => ({ repliedBy: null, repliedOn: null }),
};

const ACCEPT_REPLY: SlipEdge = {
  to: 'met',
  event: 'slip.met',
  who: g.actorIsOfficer,
  standing: [g.replierDoesNotDecide],
  input: [],
  changes: settle,
};

const FIND_UNMET: SlipEdge = {
  to: 'unmet',
  event: 'slip.unmet',
  who: g.actorIsOfficer,
  standing: [g.replierDoesNotDecide, g.limitHasPassed],
  input: [g.reasonIsGiven],
  changes: settle,
};

const WITHDRAW: SlipEdge = {
  to: 'withdrawn',
  event: 'slip.withdrawn',
  who: g.actorIsSupervisor,
  standing: [],
  input: [g.reasonIsGiven],
  changes: settle,
};

type SlipTable = Readonly<Record<SlipState, Readonly<Partial<Record<SlipAction, SlipEdge>>>>>;

const out = { findUnmet: FIND_UNMET, withdraw: WITHDRAW };

/** Every edge of a slip's life; what is not listed does not exist. */
export const SLIP_TRANSITIONS: SlipTable = {
  draft: { approve: APPROVE, refuseApproval: REFUSE_APPROVAL, discard: DISCARD, issue: ISSUE },
  approved: { discard: DISCARD, issue: ISSUE },
  issued: { ...out, sign: SIGN, reply: REPLY },
  signed: { ...out, reply: REPLY },
  replied: { ...out, rejectReply: REJECT_REPLY, acceptReply: ACCEPT_REPLY },
  met: {},
  unmet: {},
  discarded: {},
  withdrawn: {},
};

/** What the action makes of the slip, or the first rule that forbids it. */
export function decideSlip(
  slip: SlipRecord,
  action: SlipAction,
  ctx: SlipContext,
): Result<SlipDecision, Refusal> {
  const edge = SLIP_TRANSITIONS[slip.state][action];
  if (!edge) return err(refuse('slip.action-not-allowed', { state: slip.state, action }));
  for (const guard of [g.actorIsNoAdministrator, edge.who, ...edge.standing, ...edge.input]) {
    const refusal = guard(slip, ctx);
    if (refusal) return err(refusal);
  }
  return ok({ from: slip.state, to: edge.to, event: edge.event, changes: edge.changes(slip, ctx) });
}

export interface OpenSlipAction {
  readonly action: SlipAction;
  /** What still stands in the way, null where nothing does. */
  readonly blockedBy: Refusal | null;
}

/** The actions that are this actor's to take, each with what still stands in the way. */
export function openSlipActions(slip: SlipRecord, ctx: SlipContext): OpenSlipAction[] {
  if (g.actorIsNoAdministrator(slip, ctx)) return [];
  return SLIP_ACTIONS.flatMap((action) => {
    const edge = SLIP_TRANSITIONS[slip.state][action];
    if (!edge || edge.who(slip, ctx) !== null) return [];
    const blockedBy = edge.standing.map((guard) => guard(slip, ctx)).find((refusal) => refusal !== null);
    return [{ action, blockedBy: blockedBy ?? null }];
  });
}
