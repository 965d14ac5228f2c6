export { redInARow } from './checks.js';
export {
  allowedProposalActions,
  decideProposal,
  PROPOSAL_TRANSITIONS,
  type ProposalChanges,
  type ProposalDecision,
  type ProposalEvent,
} from './decide-proposal.js';
export {
  decideSlip,
  openSlipActions,
  SLIP_TRANSITIONS,
  type OpenSlipAction,
  type SlipChanges,
  type SlipDecision,
  type SlipEvent,
} from './decide-slip.js';
export { refuseDraft, refuseDrafter } from './drafting.js';
export type {
  ProposalContext,
  ProposalInput,
  ProposalRecord,
  SlipContext,
  SlipInput,
  SlipRecord,
} from './facts.js';
export { asLastSlip, groundOf, isRunning, slipRule, type ColourGround } from './ladder.js';
export { COLOUR_NAMES, proposalNumber, slipNumber } from './number.js';
export { SLIP_REFUSAL_CODES, type SlipRefusalCode } from './refusal-codes.js';
export {
  PROPOSAL_ACTIONS,
  PROPOSAL_STATES,
  SLIP_ACTIONS,
  SLIP_STATES,
  SLIP_STATES_OUT,
  SLIP_STATES_RUNNING,
  type ProposalAction,
  type ProposalState,
  type SlipAction,
  type SlipState,
} from './states.js';
