/** Where a 督办单 stands. It is a document with a number, apart from the light of its task (domain.md section 4.3). */
export const SLIP_STATES = [
  'draft',
  'approved',
  'issued',
  'signed',
  'replied',
  'met',
  'unmet',
  'discarded',
  'withdrawn',
] as const;
export type SlipState = (typeof SLIP_STATES)[number];

/** The limit printed on the slip runs: it is out and not answered. */
export const SLIP_STATES_RUNNING = ['issued', 'signed'] as const satisfies SlipState[];

/** The slip is out and nobody has found yet whether it was met. */
export const SLIP_STATES_OUT = [...SLIP_STATES_RUNNING, 'replied'] as const satisfies SlipState[];

/** What a person can do to a slip, in the order in which its life meets it. */
export const SLIP_ACTIONS = [
  'approve',
  'refuseApproval',
  'discard',
  'issue',
  'sign',
  'reply',
  'rejectReply',
  'acceptReply',
  'findUnmet',
  'withdraw',
] as const;
export type SlipAction = (typeof SLIP_ACTIONS)[number];

/** 专函 · 约谈 · 通报 proposed to a person, and what became of it. */
export const PROPOSAL_STATES = ['proposed', 'accepted', 'refused', 'held', 'signed', 'met', 'unmet'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

export const PROPOSAL_ACTIONS = ['accept', 'refuse', 'hold', 'sign', 'findMet', 'findUnmet'] as const;
export type ProposalAction = (typeof PROPOSAL_ACTIONS)[number];
