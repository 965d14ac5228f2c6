import { refuse, type Refusal } from '../../shared/refusal.js';
import type { DecisionContext, TaskFacts } from '../facts.js';
import type { Verdict } from '../states.js';
import type { InputGuard, StandingGuard } from './guard.js';
import { isFilled, reasonIsGiven } from './input-guards.js';

export const measuresAreDone: StandingGuard = (facts) =>
  facts.openMeasures === 0 ? null : refuse('measure.open', { open: facts.openMeasures });

/** A task does not leave the lead, and is not struck off, while 责任单位 or 配合单位 owe their part. */
export const noPartIsOpen: StandingGuard = (facts) =>
  facts.openParts === 0 ? null : refuse('part.open', { open: facts.openParts });

export const evidenceIsThereForEachCriterion: StandingGuard = (facts) =>
  facts.criteriaWithEvidence >= facts.criteria
    ? null
    : refuse('evidence.missing', { missing: facts.criteria - facts.criteriaWithEvidence });

export const truthPledgeIsSigned: InputGuard = (_facts, { input }) =>
  input.pledgeSigned === true ? null : refuse('pledge.unsigned');

/** 举一反三 is told with the submission: 已完成整改 cannot be found without it, and a verification for nothing is spared. */
export const lessonsAreTold: InputGuard = (facts) =>
  facts.hasSameKindReview ? null : refuse('verdict.same-kind-review-missing');

/** Reporter and verifier differ; the database holds the same by a constraint. */
export const reporterIsNotVerifier: StandingGuard = (facts, { actor }) =>
  facts.submittedBy === actor.accountId ? refuse('verifier.is-reporter') : null;

export const reporterIsNotDecider: StandingGuard = (facts, { actor }) =>
  facts.submittedBy === actor.accountId ? refuse('decider.is-reporter') : null;

/** 重点 tasks are decided by two people: who gave the first opinion cannot give the second. */
export const keyTaskHasTwoPeople: StandingGuard = (facts, { actor }) =>
  facts.priority === 'key' && facts.firstDeciderId === actor.accountId
    ? refuse('decider.not-second-person')
    : null;

export const methodIsNamed: InputGuard = (_facts, { input }) =>
  input.method ? null : refuse('method.missing');

export const dueHasPassed: StandingGuard = (facts, { today }) =>
  facts.currentDueOn !== null && today > facts.currentDueOn
    ? null
    : refuse('verdict.before-due', { dueOn: facts.currentDueOn });

/** Without a submission there is nothing to accept: only 尚未整改 can be found. */
export const verdictIsNotDone: InputGuard = (_facts, { input }) => {
  if (input.verdict === undefined) return refuse('verdict.missing');
  return input.verdict === 'not_done' ? null : refuse('verdict.only-not-done', { verdict: input.verdict });
};

/** What each class of 认定 needs (domain.md section 10). */
export const verdictIsFounded: InputGuard = (facts, ctx) =>
  ctx.input.verdict === undefined ? refuse('verdict.missing') : NEEDS[ctx.input.verdict](facts, ctx);

const NEEDS: Readonly<Record<Verdict, InputGuard>> = {
  done: (facts, ctx) =>
    evidenceIsThereForEachCriterion(facts, ctx) ?? noPartIsOpen(facts, ctx) ?? lessonsAreDrawn(facts),
  basically_done: (_facts, ctx) => openRestIsListed(ctx) ?? nextDateIsSet(ctx),
  continuing: (facts, ctx) => continuingIsJustified(facts, ctx) ?? nextStepsAreSet(ctx) ?? nextDateIsSet(ctx),
  not_done: (facts, ctx) =>
    timeLimitIsReached(facts, ctx) ?? reasonIsGiven(facts, ctx) ?? nextStepsAreSet(ctx) ?? nextDateIsSet(ctx),
  not_applicable: (facts, ctx) =>
    reasonIsGiven(facts, ctx) ??
    (isFilled(ctx.input.documentReference) ? null : refuse('verdict.document-missing')),
};

function lessonsAreDrawn(facts: TaskFacts): Refusal | null {
  if (!facts.hasSameKindReview) return refuse('verdict.same-kind-review-missing');
  return facts.lacksRuleText ? refuse('verdict.rule-text-missing') : null;
}

function openRestIsListed({ input }: DecisionContext): Refusal | null {
  const { openCriteria } = input;
  return openCriteria !== undefined && openCriteria >= 1 ? null : refuse('verdict.open-criteria-missing');
}

function continuingIsJustified(facts: TaskFacts, { input }: DecisionContext): Refusal | null {
  return facts.rectificationClass === 'continuing' || isFilled(input.reason)
    ? null
    : refuse('verdict.not-continuing-class', { class: facts.rectificationClass });
}

function timeLimitIsReached(facts: TaskFacts, { today }: DecisionContext): Refusal | null {
  return facts.currentDueOn !== null && today < facts.currentDueOn
    ? refuse('verdict.before-due', { dueOn: facts.currentDueOn })
    : null;
}

function nextStepsAreSet({ input }: DecisionContext): Refusal | null {
  return isFilled(input.nextSteps) ? null : refuse('verdict.next-steps-missing');
}

function nextDateIsSet({ input, today }: DecisionContext): Refusal | null {
  return input.newDueOn !== undefined && input.newDueOn > today ? null : refuse('verdict.date-missing');
}

export const taskMayBePublished: StandingGuard = (facts) =>
  facts.isInternal ? refuse('publicity.internal-task') : null;

export const publicityHasALength: InputGuard = (_facts, { input: { publicityWorkdays } }) =>
  publicityWorkdays !== undefined && Number.isInteger(publicityWorkdays) && publicityWorkdays > 0
    ? null
    : refuse('publicity.days-missing');

export const publicityIsRunning: StandingGuard = (facts, { today }) =>
  facts.publicityEndsOn !== null && today <= facts.publicityEndsOn
    ? null
    : refuse('publicity.over', { endedOn: facts.publicityEndsOn });

export const publicityIsOver: StandingGuard = (facts, { today }) =>
  facts.publicityEndsOn !== null && today <= facts.publicityEndsOn
    ? refuse('publicity.running', { endsOn: facts.publicityEndsOn })
    : null;
