import { checkDueRule } from '../../calendar/index.js';
import { refuse } from '../../shared/refusal.js';
import type { InputGuard, StandingGuard } from './guard.js';
import { isFilled } from './input-guards.js';

export const sourceSpanIsPresent: StandingGuard = (facts) =>
  facts.hasSource ? null : refuse('source.missing');

/** 牵头单位: one and only one. */
export const leadIsNamed: StandingGuard = (facts) => {
  const leads = facts.parties.filter((party) => party.part === 'lead');
  if (facts.leadOrganisationId === null || leads.length === 0) return refuse('lead.missing');
  return leads.length === 1 && leads[0]?.organisationId === facts.leadOrganisationId
    ? null
    : refuse('lead.not-unique', { leads: leads.length });
};

export const targetIsSet: StandingGuard = (facts) => (facts.hasTarget ? null : refuse('target.missing'));

export const criteriaAreSet: StandingGuard = (facts) =>
  facts.criteria > 0 ? null : refuse('criteria.missing');

export const dueRuleIsSet: StandingGuard = (facts) =>
  facts.dueRule === null ? refuse('due-rule.missing') : null;

/** The rule gives a day that is not before the issue. */
export const dueRuleFitsToday: StandingGuard = (facts, { today }) =>
  facts.dueRule === null ? refuse('due-rule.missing') : checkDueRule(facts.dueRule, today);

/** A 重点 task goes out on a leader's approval, which the notice cites. */
export const keyTaskIsApproved: InputGuard = (facts, { input }) =>
  facts.priority !== 'key' || isFilled(input.approvalReference) ? null : refuse('approval.missing');
