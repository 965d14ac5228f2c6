import type { Proposal } from '../../../core/warning/index.js';

/** What people call the kinds of proposals. */
export const PROPOSAL_NAMES: Readonly<Record<Proposal, string>> = {
  letter: '专函',
  interview: '约谈',
  bulletin: '通报',
};
