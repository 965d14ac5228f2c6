import { itemAnswerOf } from './answers/item-answer.js';
import { decidePlan } from './answers/plan-answer.js';
import { decideShortcoming } from './answers/shortcoming-answer.js';
import { measurerFor, type Measurer } from './matching/match-features.js';
import { assignedTo, NOTHING_ASSIGNED, type Answerable, type Assigned } from './prior-section/assigned.js';
import { priorSectionOf, type PriorEntry } from './prior-section/entries.js';
import { copiedSentences } from '../text/copied-sentences.js';
import { findingsFor } from './matching/evidence.js';
import { rarityOver, type Rarity } from '../text/likeness.js';
import { matchingCopy } from '../text/matching-copy.js';
import { passagesOf, type Passage } from './reading/passages.js';
import { itemProfileOf, type ItemProfile } from '../text/profile.js';
import { recurrencesOf, type ReadShortcoming } from './recurrence/recurrence.js';
import { statementsOf } from './reading/statements.js';
import type { ClosureInput, ClosureReading, PreviousItem, Recurrence } from './types.js';
import { vocabularyWith, type Vocabulary } from '../text/vocabulary.js';

/** Raised whenever a rule or a word list changes what a reading may say. */
export const CLOSURE_RULES_VERSION = '2026.8';

/** This year's report as it was read: once, whatever is held against it. */
export interface ThisYear {
  readonly read: Pick<ClosureInput, 'text' | 'aliases'> & { readonly hasPriorSection: boolean };
  readonly passages: readonly Passage[];
  /** The entries of its section on last year's problems. */
  readonly entries: readonly PriorEntry[];
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
  const all = passagesOf(copy, statementsOf(copy, sections, items), vocabulary);
  const { entries, statuses } = priorSectionOf(all);
  const passages = all.filter((passage) => !statuses.has(passage));
  const hasPriorSection = sections.some(({ role }) => role === 'prior-rectification');
  return {
    read: { text, aliases, hasPriorSection },
    passages,
    entries,
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
  const { read, rarity } = thisYear;
  const items = previous.map((item) => readItem(item, thisYear));
  const recurrences = recurrencesIn(items, thisYear);
  const cameBack = new Set(recurrences.map(({ previousId }) => previousId));
  const assigned = assignedIn(items, cameBack, thisYear);
  return {
    rulesVersion: CLOSURE_RULES_VERSION,
    hasPriorSection: read.hasPriorSection,
    answers: items.map(({ item, profile, measure }) => {
      const search = { ...thisYear, measure, assigned: assigned.get(item) ?? NOTHING_ASSIGNED };
      const findings = findingsFor(profile, item.kind, search);
      const decision =
        item.kind === 'plan'
          ? decidePlan(profile, findings, rarity)
          : decideShortcoming(profile, findings, cameBack.has(item.id));
      return itemAnswerOf({ item, profile, findings, decision, ...read });
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

/** An item of last year, read. */
interface ReadItem {
  readonly item: PreviousItem;
  readonly profile: ItemProfile;
  readonly measure: Measurer;
}

function readItem(item: PreviousItem, { vocabulary, rarity }: ThisYear): ReadItem {
  const profile = profileOfItem(item, vocabulary);
  return { item, profile, measure: measurerFor(profile, rarity) };
}

/** The entries on last year's problems, each with the shortcomings that it answers. */
function assignedIn(
  items: readonly ReadItem[],
  cameBack: ReadonlySet<string>,
  { entries }: ThisYear,
): ReadonlyMap<PreviousItem, Assigned> {
  const shortcomings = items.filter(({ item }) => item.kind === 'shortcoming');
  const answerable = shortcomings.map(({ item, measure }): Answerable => ({
    measure,
    cameBack: cameBack.has(item.id),
  }));
  const assigned = assignedTo(answerable, entries);
  return new Map(shortcomings.map(({ item }, index) => [item, assigned[index] ?? NOTHING_ASSIGNED]));
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
