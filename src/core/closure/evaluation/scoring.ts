import type { ReportItem } from '../../report/types.js';
import { bareText, bigramsOf, dice } from '../../text/matching-copy.js';
import type { ClosureAnswer, ClosureReading, PreviousItem } from '../types.js';

/** One of last year's items with the answer a person gave. */
export interface LabelledItem {
  readonly text: string;
  readonly kind: PreviousItem['kind'];
  readonly answer: ClosureAnswer;
  readonly quotes: readonly string[];
}

/** A shortcoming of this year that a person recognised as one of last year's; both verbatim. */
export interface LabelledRecurrence {
  readonly previous: string;
  readonly current: string;
}

export interface ClosureLabels {
  readonly items: readonly LabelledItem[];
  readonly recurrences: readonly LabelledRecurrence[];
}

/** One item whose answer was judged. */
export interface JudgedAnswer {
  readonly text: string;
  readonly expected: ClosureAnswer;
  readonly given: ClosureAnswer;
  readonly askAPerson: boolean;
  readonly score: number;
  /** null where the labels name no quote. */
  readonly quoteHit: boolean | null;
}

export interface RecurrenceCounts {
  readonly expected: number;
  readonly found: number;
  readonly correct: number;
}

export interface PairScore {
  readonly answers: readonly JudgedAnswer[];
  readonly recurrences: RecurrenceCounts;
  readonly wrongRecurrences: readonly string[];
}

/** Ids under which `scorePair` expects the labelled items to have been checked. */
export function labelledItemId(index: number): string {
  return `label-${index + 1}`;
}

/** Last year's items of a labelled pair, as `checkClosure` takes them. */
export function previousItemsOf(labels: ClosureLabels): PreviousItem[] {
  return labels.items.map(({ text, kind }, index) => ({ id: labelledItemId(index), kind, text }));
}

const SAME_ITEM = 0.6;

/** Judges one reading; `items` are this year's items that were given to the check. */
export function scorePair(
  labels: ClosureLabels,
  reading: ClosureReading,
  items: readonly ReportItem[],
): PairScore {
  const answers = labels.items.map((label, index) => judge(label, reading.answers[index]));
  const previousIds = new Map(labels.items.map(({ text }, index) => [bareText(text), labelledItemId(index)]));
  const expected = labels.recurrences.map(({ previous, current }) => {
    const before = previousIds.get(bareText(previous)) ?? previous;
    return { key: `${before}→${idOfCurrent(current, items)}`, words: `missed: ${previous} → ${current}` };
  });
  const expectedKeys = new Set(expected.map(({ key }) => key));
  const found = reading.recurrences.map(({ previousId, currentId }) => `${previousId}→${currentId}`);
  const foundKeys = new Set(found);
  const texts = new Map([
    ...labels.items.map(({ text }, index) => [labelledItemId(index), text] as const),
    ...items.map(({ id, text }) => [id, text] as const),
  ]);
  return {
    answers,
    recurrences: {
      expected: expectedKeys.size,
      found: foundKeys.size,
      correct: found.filter((key) => expectedKeys.has(key)).length,
    },
    wrongRecurrences: [
      ...expected.filter(({ key }) => !foundKeys.has(key)).map(({ words }) => words),
      ...reading.recurrences
        .filter(({ previousId, currentId }) => !expectedKeys.has(`${previousId}→${currentId}`))
        .map(({ previousId, currentId }) => `invented: ${texts.get(previousId)} → ${texts.get(currentId)}`),
    ],
  };
}

function judge(label: LabelledItem, given: ClosureReading['answers'][number] | undefined): JudgedAnswer {
  const quotes = (given?.quotes ?? []).map(({ text }) => bareText(text));
  const wanted = label.quotes.map(bareText);
  return {
    text: label.text,
    expected: label.answer,
    given: given?.answer ?? 'silent',
    askAPerson: given?.askAPerson ?? true,
    score: given?.score ?? 0,
    quoteHit:
      wanted.length === 0
        ? null
        : quotes.some((quote) => wanted.some((want) => quote.includes(want) || want.includes(quote))),
  };
}

/** The item that a labelled wording means; the wording itself where the reader did not find it. */
function idOfCurrent(wording: string, items: readonly ReportItem[]): string {
  const wanted = bigramsOf(bareText(wording));
  let best: { id: string; alike: number } = { id: wording, alike: SAME_ITEM };
  for (const item of items) {
    if (item.kind !== 'shortcoming') continue;
    const alike = dice(wanted, bigramsOf(bareText(item.text)));
    if (alike > best.alike) best = { id: item.id, alike };
  }
  return best.id;
}

export interface ClosureScore {
  readonly items: number;
  readonly correct: number;
  readonly accuracy: number;
  /** Items called closed that are not: the worst mistake. */
  readonly falseClosed: number;
  /** expected → given → count. */
  readonly confusion: Readonly<Record<ClosureAnswer, Readonly<Record<ClosureAnswer, number>>>>;
  readonly recurrence: { readonly precision: number; readonly recall: number } & RecurrenceCounts;
  /** Share of items put before a person, accuracy of the rest, and share of all mistakes among those asked. */
  readonly asked: {
    readonly share: number;
    readonly accuracyOfRest: number;
    readonly mistakesCaught: number;
  };
  /** Share of items with labelled quotes for which one of them was quoted. */
  readonly quoteHits: number;
}

const ANSWERS: readonly ClosureAnswer[] = ['stated-closed', 'stated-in-progress', 'mentioned-only', 'silent'];

/** Adds up judged pairs. A share of nothing counts as 1. */
export function totalScore(pairs: readonly PairScore[]): ClosureScore {
  const answers = pairs.flatMap((pair) => pair.answers);
  const wrong = answers.filter((answer) => answer.given !== answer.expected);
  const sure = answers.filter((answer) => !answer.askAPerson);
  const quoted = answers.filter((answer) => answer.quoteHit !== null);
  const sum = (pick: (counts: RecurrenceCounts) => number) =>
    pairs.reduce((total, pair) => total + pick(pair.recurrences), 0);
  const counts = {
    expected: sum((c) => c.expected),
    found: sum((c) => c.found),
    correct: sum((c) => c.correct),
  };
  return {
    items: answers.length,
    correct: answers.length - wrong.length,
    accuracy: share(answers.length - wrong.length, answers.length),
    falseClosed: wrong.filter((answer) => answer.given === 'stated-closed').length,
    confusion: confusionOf(answers),
    recurrence: {
      ...counts,
      precision: share(counts.correct, counts.found),
      recall: share(counts.correct, counts.expected),
    },
    asked: {
      share: share(answers.length - sure.length, answers.length),
      accuracyOfRest: share(sure.filter((answer) => answer.given === answer.expected).length, sure.length),
      mistakesCaught: share(wrong.filter((answer) => answer.askAPerson).length, wrong.length),
    },
    quoteHits: share(quoted.filter((answer) => answer.quoteHit).length, quoted.length),
  };
}

function confusionOf(answers: readonly JudgedAnswer[]): ClosureScore['confusion'] {
  const row = (expected: ClosureAnswer) =>
    Object.fromEntries(
      ANSWERS.map((given) => [
        given,
        answers.filter((answer) => answer.expected === expected && answer.given === given).length,
      ]),
    ) as Record<ClosureAnswer, number>;
  return Object.fromEntries(ANSWERS.map((expected) => [expected, row(expected)])) as Record<
    ClosureAnswer,
    Record<ClosureAnswer, number>
  >;
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}
