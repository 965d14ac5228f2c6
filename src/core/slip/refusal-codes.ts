/** Every reason for which a slip or a proposal stays as it is. */
export const SLIP_REFUSAL_CODES = [
  'slip.action-not-allowed',
  'slip.task-not-at-work',
  'slip.colour-unknown',
  'slip.not-harder',
  'slip.cause-missing',
  'slip.demands-missing',
  'slip.approval-missing',
  'slip.drafter-approves',
  'slip.addressee-decides',
  'slip.not-addressee',
  'slip.reply-missing',
  'slip.replier-decides',
  'slip.limit-running',
  'proposal.action-not-allowed',
  'proposal.record-missing',
  'proposal.limit-missing',
  'actor.not-leader',
] as const;

export type SlipRefusalCode = (typeof SLIP_REFUSAL_CODES)[number];
