import { isWithoutResult, type Decision } from './answers/decision.js';
import { decidePlan } from './answers/plan-answer.js';
import { decideShortcoming } from './answers/shortcoming-answer.js';
import { copiedSentences } from '../text/copied-sentences.js';
import { findingsFor, type Evidence, type Findings } from './matching/evidence.js';
import { rarityOver, type Rarity } from '../text/likeness.js';
import { matchingCopy } from '../text/matching-copy.js';
import { leastFulfilment, promiseVerdict } from './promises/promise-ledger.js';
import { passagesOf, type Passage } from './reading/passages.js';
import { itemProfileOf, type ItemProfile } from '../text/profile.js';
import { recurrencesOf, type ReadShortcoming } from './recurrence/recurrence.js';
import { statementsOf } from './reading/statements.js';
import type {
  ClosureInput,
  ClosureReading,
  Feature,
  ItemAnswer,
  PreviousItem,
  Quote,
  Recurrence,
} from './types.js';
import { vocabularyWith, type Vocabulary } from '../text/vocabulary.js';

/** Raised whenever a rule or a word list changes what a reading may say. */
export const CLOSURE_RULES_VERSION = '2026.6';

/** This year's report as it was read: once, whatever is held against it. */
export interface ThisYear {
  readonly read: Pick<ClosureInput, 'text' | 'aliases'> & { readonly hasPriorSection: boolean };
  readonly passages: readonly Passage[];
  readonly shortcomings: readonly ReadShortcoming[];
  readonly vocabulary: Vocabulary;
  readonly rarity: Rarity;
}

/** Reads the report of the year that a check is made for. */
export function readThisYear({
  text,
  sections,
  items,
  aliases,
}: Omit<ClosureInput, 'previous' | 'previousText'>): ThisYear {
  const vocabulary = vocabularyWith(aliases);
  const copy = matchingCopy(text);
  const passages = passagesOf(copy, statementsOf(copy, sections, items), vocabulary);
  const hasPriorSection = sections.some(({ role }) => role === 'prior-rectification');
  return {
    read: { text, aliases, hasPriorSection },
    passages,
    shortcomings: items
      .filter(({ kind }) => kind === 'shortcoming')
      .map((item) => ({
        id: item.id,
        text: item.text,
        profile: itemProfileOf(matchingCopy(item.text), vocabulary),
      })),
    vocabulary,
    rarity: rarityOver(passages.map(({ profile }) => profile)),
  };
}

/**
 * Holds last year's items against this year's report (domain.md §14): an answer for each item with its quotes, and
 * this year's shortcomings that were last year's. Pure and deterministic: the same input gives the same reading.
 */
export function checkClosure(input: ClosureInput): ClosureReading {
  return checkAgainst(readThisYear(input), input);
}

/** The same against a report that was read before. */
export function checkAgainst(
  thisYear: ThisYear,
  { previous, previousText }: Pick<ClosureInput, 'previous' | 'previousText'>,
): ClosureReading {
  const { read, rarity, vocabulary } = thisYear;
  const items = previous.map((item) => ({ item, profile: profileOfItem(item, vocabulary) }));
  const recurrences = recurrencesIn(items, thisYear);
  const cameBack = new Set(recurrences.map(({ previousId }) => previousId));
  return {
    rulesVersion: CLOSURE_RULES_VERSION,
    hasPriorSection: read.hasPriorSection,
    answers: items.map(({ item, profile }) => {
      const findings = findingsFor(profile, item.kind, thisYear);
      const decision =
        item.kind === 'plan'
          ? decidePlan(profile, findings, rarity)
          : decideShortcoming(profile, findings, cameBack.has(item.id));
      return answerOf({ item, profile, findings, decision, ...read });
    }),
    recurrences,
    copied: previousText === null ? [] : copiedSentences(previousText, read.text),
  };
}

/** This year's shortcomings that were those of an earlier year; nothing else of that year is looked at. */
export function recurrencesAgainst(thisYear: ThisYear, previous: readonly PreviousItem[]): Recurrence[] {
  return recurrencesIn(
    previous.map((item) => ({ item, profile: profileOfItem(item, thisYear.vocabulary) })),
    thisYear,
  );
}

function profileOfItem(item: PreviousItem, vocabulary: Vocabulary): ItemProfile {
  return itemProfileOf(matchingCopy([item.text, item.task ?? ''].join('\n')), vocabulary);
}

function recurrencesIn(
  read: readonly { item: PreviousItem; profile: ItemProfile }[],
  { shortcomings, rarity }: ThisYear,
): Recurrence[] {
  const before: ReadShortcoming[] = read
    .filter(({ item }) => item.kind === 'shortcoming')
    .map(({ item, profile }) => ({ id: item.id, text: item.text, profile }));
  return recurrencesOf(before, shortcomings, rarity);
}

interface Deciding {
  readonly item: PreviousItem;
  readonly profile: ItemProfile;
  readonly findings: Findings;
  readonly decision: Decision;
  readonly text: string;
  readonly aliases: ClosureInput['aliases'];
}

function answerOf(deciding: Deciding): ItemAnswer {
  const { item, findings, decision, text } = deciding;
  return {
    itemId: item.id,
    answer: decision.answer,
    score: round(decision.quoted[0]?.score ?? (decision.answer === 'silent' ? 0 : findings.nearest)),
    askAPerson: decision.askAPerson,
    quotes: decision.quoted.map((evidence) => quoteOf(evidence, text)),
    features: featuresOf(deciding),
    promise: item.kind === 'plan' ? promiseVerdict(decision.answer, decision.compared) : null,
    figures: decision.compared,
    fulfilment: leastFulfilment(decision.compared),
  };
}

function quoteOf({ passage, score }: Evidence, text: string): Quote {
  const { start, end, zone, inPriorSection } = passage;
  return { start, end, text: text.slice(start, end), zone, inPriorSection, score: round(score) };
}

/** All names of a unit, old and new. */
function namesOf(unit: string, aliases: ClosureInput['aliases']): readonly string[] {
  return aliases.find((group) => group.includes(unit)) ?? [unit];
}

function featuresOf({ profile, decision, item, aliases }: Deciding): Feature[] {
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

/** The shared words as last year's item has them, without scraps of longer ones. */
function wordsShared({ likeness }: Evidence, { whole }: ItemProfile): string[] {
  const words = likeness.sharedKeys
    .filter((key) => (whole.terms.get(key) ?? 0) >= SHOWN_WEIGHT)
    .map((key) => whole.surface.get(key) ?? '')
    .filter((word) => word !== '');
  return words.filter((word) => !words.some((other) => other !== word && other.includes(word)));
}

function wordsOf({ passage }: Evidence): Feature[] {
  const { closing, results, continuing, unfinished } = passage.assertion;
  const features: Feature[] = [];
  if (passage.inPriorSection) features.push({ code: 'in-prior-section' });
  if (closing.length + results.length > 0)
    features.push({ code: 'result-words', words: [...closing, ...results] });
  if (continuing.length > 0) features.push({ code: 'continuing-words', words: continuing });
  if (unfinished.length > 0) features.push({ code: 'unfinished-words', words: unfinished });
  return features;
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
