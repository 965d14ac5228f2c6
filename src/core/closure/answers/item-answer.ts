import type { Evidence, Findings } from '../matching/evidence.js';
import { leastFulfilment, promiseVerdict } from '../promises/promise-ledger.js';
import { matchingCopy } from '../../text/matching-copy.js';
import { LOOSE_PAIR, type ItemProfile } from '../../text/profile.js';
import type { ClosureInput, Feature, ItemAnswer, PreviousItem, Quote } from '../types.js';
import { isWithoutResult, type Decision } from './decision.js';

/** One item with the answer that was decided on and all it was decided by. */
export interface Decided {
  readonly item: PreviousItem;
  readonly profile: ItemProfile;
  readonly findings: Findings;
  readonly decision: Decision;
  readonly text: string;
  readonly aliases: ClosureInput['aliases'];
}

/** Puts a decision as the answer that a person reads: the quotes with their places, and every reason. */
export function itemAnswerOf(decided: Decided): ItemAnswer {
  const { item, findings, decision, text } = decided;
  return {
    itemId: item.id,
    answer: decision.answer,
    score: round(decision.quoted[0]?.score ?? (decision.answer === 'silent' ? 0 : findings.nearest)),
    askAPerson: decision.askAPerson,
    quotes: quotedWithStatus(decision.quoted).map((evidence) => quoteOf(evidence, text)),
    features: featuresOf(decided),
    promise: item.kind === 'plan' ? promiseVerdict(decision.answer, decision.compared) : null,
    figures: decision.compared,
    fulfilment: leastFulfilment(decision.compared),
  };
}

/** What is said of all entries stands behind the entry that inherits it: the quote would prove nothing without. */
function quotedWithStatus(quoted: readonly Evidence[]): Pick<Evidence, 'passage' | 'score'>[] {
  return quoted.flatMap((evidence, index) => {
    const status = index === 0 ? evidence.entry?.from : null;
    return status ? [evidence, { passage: status, score: evidence.score }] : [evidence];
  });
}

function quoteOf({ passage, score }: Pick<Evidence, 'passage' | 'score'>, text: string): Quote {
  const { start, end, zone, inPriorSection } = passage;
  return { start, end, text: text.slice(start, end), zone, inPriorSection, score: round(score) };
}

/** All names of a unit, old and new. */
function namesOf(unit: string, aliases: ClosureInput['aliases']): readonly string[] {
  return aliases.find((group) => group.includes(unit)) ?? [unit];
}

function featuresOf({ profile, decision, item, aliases }: Decided): Feature[] {
  const best = decision.quoted[0];
  const features: Feature[] = [];
  if (best) {
    const terms = wordsShared(best, profile);
    if (terms.length > 0) features.push({ code: 'shared-terms', terms });
    const themes = [...profile.whole.themes].filter((code) => best.passage.profile.themes.has(code));
    if (themes.length > 0) features.push({ code: 'same-theme', themes });
    const units = (item.units ?? []).filter((unit) =>
      namesOf(unit, aliases).some((name) => best.passage.text.includes(matchingCopy(name))),
    );
    if (units.length > 0) features.push({ code: 'same-unit', units });
    features.push(...wordsOf(best));
  }
  if (decision.compared.length > 0) features.push({ code: 'figures', compared: decision.compared });
  if (decision.listedAgain) features.push({ code: 'listed-again' });
  if (decision.plannedAgain) features.push({ code: 'planned-again' });
  return [...features, ...whatIsMissing(decision)];
}

function whatIsMissing(decision: Decision): Feature[] {
  if (decision.answer === 'mentioned-only') return [{ code: 'no-measure' }];
  return isWithoutResult(decision) ? [{ code: 'no-result' }] : [];
}

const SHOWN_WEIGHT = 0.35;

/** The shared words as last year's item has them, without scraps of longer ones; loose pairs (个村, 村每) where nothing else is shared. */
function wordsShared({ likeness }: Evidence, { whole }: ItemProfile): string[] {
  const words = likeness.sharedKeys
    .filter((key) => (whole.terms.get(key) ?? 0) >= SHOWN_WEIGHT)
    .map((key) => whole.surface.get(key) ?? '')
    .filter((word) => word !== '');
  const longest = words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
  const telling = longest.filter((word) => whole.terms.get(word) !== LOOSE_PAIR);
  return telling.length > 0 ? telling : longest;
}

function wordsOf({ passage, entry }: Evidence): Feature[] {
  const { closing, results, continuing, unfinished } = passage.assertion;
  const features: Feature[] = [];
  if (passage.inPriorSection) features.push({ code: 'in-prior-section' });
  if (entry?.from && entry.standing) features.push({ code: 'status-of-all', standing: entry.standing });
  if (closing.length + results.length > 0)
    features.push({ code: 'result-words', words: [...closing, ...results] });
  if (continuing.length > 0) features.push({ code: 'continuing-words', words: continuing });
  if (unfinished.length > 0) features.push({ code: 'unfinished-words', words: unfinished });
  return features;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
