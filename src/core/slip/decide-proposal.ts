import type { LocalDate } from '../shared/local-date.js';
import { refuse, type Refusal } from '../shared/refusal.js';
import { err, ok, type Result } from '../shared/result.js';
import type { ProposalContext, ProposalRecord } from './facts.js';
import * as g from './guards.js';
import { PROPOSAL_ACTIONS, type ProposalAction, type ProposalState } from './states.js';

export type ProposalEvent =
  | 'proposal.accepted'
  | 'proposal.refused'
  | 'proposal.held'
  | 'proposal.signed'
  | 'proposal.met'
  | 'proposal.unmet';

export interface ProposalChanges {
  readonly decidedBy?: string;
  readonly decidedOn?: LocalDate;
  readonly decisionReason?: string | null;
  readonly record?: string;
  readonly heldBy?: string;
  readonly heldOn?: LocalDate;
  readonly limitOn?: LocalDate;
  readonly signedBy?: string;
  readonly signedOn?: LocalDate;
  readonly settledBy?: string;
  readonly settledOn?: LocalDate;
  readonly outcomeReason?: string | null;
}

export interface ProposalDecision {
  readonly from: ProposalState;
  readonly to: ProposalState;
  readonly event: ProposalEvent;
  readonly changes: ProposalChanges;
}

type Guard = (proposal: ProposalRecord, ctx: ProposalContext) => Refusal | null;

interface ProposalEdge {
  readonly to: ProposalState;
  readonly event: ProposalEvent;
  readonly who: Guard;
  readonly standing: readonly Guard[];
  readonly input: readonly Guard[];
  readonly changes: (proposal: ProposalRecord, ctx: ProposalContext) => ProposalChanges;
}

/** 约谈 and 通报 are a leader's to decide, a letter is the supervisor's (domain.md section 3). */
const actorDecides: Guard = (proposal, ctx) =>
  proposal.kind === 'letter' ? g.actorIsSupervisor(proposal, ctx) : g.actorIsLeader(proposal, ctx);

const reasonIsGiven: Guard = (_, { input }) => (g.isFilled(input.reason) ? null : refuse('reason.missing'));
const recordIsGiven: Guard = (_, { input }) =>
  g.isFilled(input.record) ? null : refuse('proposal.record-missing');

/** Without a day by which the unit must have acted nobody could say that it did not; a 通报 asks nothing more of it. */
const limitIsSet: Guard = ({ kind }, { input, today }) => {
  if (kind === 'bulletin' && input.limitOn === undefined) return null;
  return input.limitOn !== undefined && input.limitOn > today ? null : refuse('proposal.limit-missing');
};

const limitHasPassed: Guard = ({ limitOn }, { today }) => g.stillRunning(limitOn, today);

const decided = (_: ProposalRecord, { actor, today, input }: ProposalContext): ProposalChanges => ({
  decidedBy: actor.accountId,
  decidedOn: today,
  decisionReason: input.reason ?? null,
});

const settled = (_: ProposalRecord, { actor, today, input }: ProposalContext): ProposalChanges => ({
  settledBy: actor.accountId,
  settledOn: today,
  outcomeReason: input.reason ?? null,
});

const ACCEPT: ProposalEdge = {
  to: 'accepted',
  event: 'proposal.accepted',
  who: actorDecides,
  standing: [],
  input: [],
  changes: decided,
};
const REFUSE: ProposalEdge = {
  ...ACCEPT,
  to: 'refused',
  event: 'proposal.refused',
  input: [reasonIsGiven],
};
const HOLD: ProposalEdge = {
  to: 'held',
  event: 'proposal.held',
  who: g.actorIsSupervisor,
  standing: [],
  input: [recordIsGiven, limitIsSet],
  changes: (_, { actor, today, input }) => ({
    heldBy: actor.accountId,
    heldOn: today,
    record: input.record ?? '',
    ...(input.limitOn !== undefined && { limitOn: input.limitOn }),
  }),
};
/** The unit's leader signs in person: who was talked to cannot say it was not heard. */
const SIGN: ProposalEdge = {
  to: 'signed',
  event: 'proposal.signed',
  who: g.actorSignsForAddressee,
  standing: [],
  input: [],
  changes: (_, { actor, today }) => ({ signedBy: actor.accountId, signedOn: today }),
};
const FIND_MET: ProposalEdge = {
  to: 'met',
  event: 'proposal.met',
  who: g.actorIsSupervisor,
  standing: [],
  input: [],
  changes: settled,
};
const FIND_UNMET: ProposalEdge = {
  ...FIND_MET,
  to: 'unmet',
  event: 'proposal.unmet',
  standing: [limitHasPassed],
  input: [reasonIsGiven],
};

type ProposalTable = Readonly<Record<ProposalState, Readonly<Partial<Record<ProposalAction, ProposalEdge>>>>>;

/** Every edge of a proposal's life; the system proposes and never decides. */
export const PROPOSAL_TRANSITIONS: ProposalTable = {
  proposed: { accept: ACCEPT, refuse: REFUSE },
  accepted: { hold: HOLD },
  refused: {},
  held: { sign: SIGN, findMet: FIND_MET, findUnmet: FIND_UNMET },
  signed: { findMet: FIND_MET, findUnmet: FIND_UNMET },
  met: {},
  unmet: {},
};

/** What the action makes of the proposal, or the first rule that forbids it. */
export function decideProposal(
  proposal: ProposalRecord,
  action: ProposalAction,
  ctx: ProposalContext,
): Result<ProposalDecision, Refusal> {
  const edge = PROPOSAL_TRANSITIONS[proposal.state][action];
  if (!edge) return err(refuse('proposal.action-not-allowed', { state: proposal.state, action }));
  for (const guard of [g.actorIsNoAdministrator, edge.who, ...edge.standing, ...edge.input]) {
    const refusal = guard(proposal, ctx);
    if (refusal) return err(refusal);
  }
  return ok({ from: proposal.state, to: edge.to, event: edge.event, changes: edge.changes(proposal, ctx) });
}

/** The actions this actor can take now; what must be filled in is not asked yet. */
export function allowedProposalActions(proposal: ProposalRecord, ctx: ProposalContext): ProposalAction[] {
  return PROPOSAL_ACTIONS.filter((action) => {
    const edge = PROPOSAL_TRANSITIONS[proposal.state][action];
    return (
      edge !== undefined &&
      [g.actorIsNoAdministrator, edge.who, ...edge.standing].every((guard) => guard(proposal, ctx) === null)
    );
  });
}
