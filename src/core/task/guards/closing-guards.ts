import { refuse, type Refusal } from '../../shared/refusal.js';
import { isSamePerson, type DecisionContext, type TaskFacts } from '../facts.js';
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

/** What came back is proved anew: what was proved before the reopening did not hold (反弹, against 文字整改). */
export const evidenceIsNewSinceReopening: StandingGuard = ({ reopenedOn, criteria, criteriaProvedAnew }) =>
  reopenedOn === null || criteriaProvedAnew >= criteria
    ? null
    : refuse('evidence.older-than-reopening', { missing: criteria - criteriaProvedAnew, reopenedOn });

export const truthPledgeIsSigned: InputGuard = (_facts, { input }) =>
  input.pledgeSigned === true ? null : refuse('pledge.unsigned');

/** 举一反三 is told with the submission: 已完成整改 cannot be found without it, and a verification for nothing is spared. */
export const lessonsAreTold: InputGuard = (facts) =>
  facts.hasSameKindReview ? null : refuse('verdict.same-kind-review-missing');

/** Reporter and verifier differ; the database holds the same by a constraint. */
export const reporterIsNotVerifier: StandingGuard = (facts, { actor }) =>
  isSamePerson(actor, facts.submittedBy) ? refuse('verifier.is-reporter') : null;

export const reporterIsNotDecider: StandingGuard = (facts, { actor }) =>
  isSamePerson(actor, facts.submittedBy) ? refuse('decider.is-reporter') : null;

/** 重点 tasks are decided by two people: who gave the first opinion cannot give the second. */
export const keyTaskHasTwoPeople: StandingGuard = (facts, { actor }) =>
  facts.priority === 'key' && isSamePerson(actor, facts.firstDeciderId)
    ? refuse('decider.not-second-person')
    : null;

/** A decision rests on a verification; one that an objection overturned is made anew. */
export const verificationIsMade: StandingGuard = (facts) =>
  facts.verifiedBy === null ? refuse('verification.missing') : null;

/** A look at papers speaks for itself; what a visit or a sample showed is written down first. */
export const findingsAreRecorded: StandingGuard = (facts) =>
  facts.verificationMethod === null || facts.verificationMethod === 'paper' || facts.hasFindings
    ? null
    : refuse('verification.findings-missing', { method: facts.verificationMethod });

export const findingsAreTold: InputGuard = (_facts, { input }) =>
  isFilled(input.text) ? null : refuse('verification.findings-missing');

export const methodIsNamed: InputGuard = (_facts, { input }) =>
  input.method ? null : refuse('method.missing');

/** A sample names how many there are and how many are looked at, from one to all. */
export const sampleCanBeDrawn: InputGuard = (_facts, { input }) => {
  if (input.method !== 'sample') return null;
  const { population = 0, sampleSize = 0, seed = -1 } = input;
  const fits =
    Number.isInteger(population) &&
    Number.isInteger(sampleSize) &&
    sampleSize >= 1 &&
    sampleSize <= population &&
    population <= LARGEST_POPULATION &&
    Number.isInteger(seed) &&
    seed >= 0 &&
    seed < 2 ** 32;
  return fits ? null : refuse('sample.out-of-bounds', { population, size: sampleSize });
};

const LARGEST_POPULATION = 1_000_000;

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
    evidenceIsThereForEachCriterion(facts, ctx) ??
    evidenceIsNewSinceReopening(facts, ctx) ??
    noPartIsOpen(facts, ctx) ??
    lessonsAreDrawn(facts),
  basically_done: openRestIsListed,
  continuing: (facts, ctx) =>
    continuingIsJustified(facts, ctx) ?? stageIsReached(ctx) ?? nextStepsAreSet(ctx) ?? nextDateIsSet(ctx),
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

/** At least one criterion is open, each one named once and with a day of its own still ahead. */
function openRestIsListed(facts: TaskFacts, { input, today }: DecisionContext): Refusal | null {
  const open = input.openCriteria ?? [];
  if (open.length === 0) return refuse('verdict.open-criteria-missing');
  const ids = open.map(({ criterionId }) => criterionId);
  const strange = ids.find((id, i) => !facts.criterionIds.includes(id) || ids.indexOf(id) !== i);
  if (strange !== undefined) return refuse('verdict.criterion-unknown', { criterionId: strange });
  const late = open.find(({ dueOn }) => dueOn <= today);
  return late === undefined ? null : refuse('verdict.date-missing', { dueOn: late.dueOn });
}

function stageIsReached({ input }: DecisionContext): Refusal | null {
  return isFilled(input.stageResult) ? null : refuse('verdict.stage-result-missing');
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
