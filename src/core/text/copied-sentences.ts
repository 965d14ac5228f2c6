import type { Span } from '../shared/span.js';
import { isLetterOrDigit } from './characters.js';
import { matchingCopy } from './matching-copy.js';

/** A sentence that stands in the earlier text too, word for word, with other numbers, or nearly so. */
export interface CopiedSentence extends Span {
  readonly text: string;
  /** 0..1, likeness of the two wordings, numbers aside. */
  readonly score: number;
}

/** The same with the sentence it was taken from, as an offset range of the earlier text. */
export interface CopiedFrom extends CopiedSentence {
  readonly earlier: Span;
}

/** Shorter sentences are formulas of the genre: everybody writes them. */
const MIN_LENGTH = 24;
const NEARLY_THE_SAME = 0.9;
const SHINGLE = 4;
/** Sentences remembered for one shingle: what stands in more of them tells none apart. */
const MOST_HOLDERS = 4;

/** The sentences of `text` that were taken over from `previousText`; time and memory linear in both. */
export function copiedSentences(previousText: string, text: string): CopiedSentence[] {
  return copiedFrom(previousText, text).map(({ earlier: _, ...sentence }) => sentence);
}

/** The same, each with the sentence it was taken from. */
export function copiedFrom(previousText: string, text: string): CopiedFrom[] {
  const earlier = sentencesOf(previousText);
  const index = indexOf(earlier);
  return sentencesOf(text).flatMap((sentence) => {
    const found = nearest(sentence, earlier, index);
    if (found === null || found.score < NEARLY_THE_SAME) return [];
    const { start, end } = sentence;
    const source = { start: found.sentence.start, end: found.sentence.end };
    return [{ text: text.slice(start, end), start, end, score: found.score, earlier: source }];
  });
}

interface Sentence extends Span {
  /** Letters, characters and runs of digits (each as one 0). */
  readonly bare: string;
  readonly shingles: ReadonlySet<number>;
}

const ENDS = '。;!?\n';

function sentencesOf(text: string): Sentence[] {
  const copy = matchingCopy(text);
  const sentences: Sentence[] = [];
  let bare = '';
  let before = '';
  let start = -1;
  const close = (end: number): void => {
    if (bare.length >= MIN_LENGTH) sentences.push(sentenceFrom(bare, { start, end }));
    bare = before = '';
    start = -1;
  };
  for (let at = 0; at < copy.length; at++) {
    const unit = copy.charAt(at);
    if (ENDS.includes(unit)) {
      close(unit === '\n' ? at : at + 1);
      continue;
    }
    if (start < 0 && unit.trim() !== '') start = at;
    const kept = bareUnit(unit, before);
    if (kept === '') continue;
    bare += kept;
    before = kept;
  }
  close(copy.length);
  return sentences;
}

/** A run of digits counts as one 0; marks and white space count as nothing. */
function bareUnit(unit: string, before: string): string {
  if (unit >= '0' && unit <= '9') return before === '0' ? '' : '0';
  return isLetterOrDigit(unit, 0) ? unit : '';
}

function sentenceFrom(bare: string, span: Span): Sentence {
  return { ...span, bare, shingles: shinglesOf(bare) };
}

function shinglesOf(bare: string): Set<number> {
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE <= bare.length; at++) {
    let hash = 17;
    for (let i = at; i < at + SHINGLE; i++) hash = (Math.imul(hash, 31) + bare.charCodeAt(i)) | 0;
    shingles.add(hash);
  }
  return shingles;
}

type Holders = ReadonlyMap<number, readonly number[]>;

function indexOf(sentences: readonly Sentence[]): Holders {
  const holders = new Map<number, number[]>();
  sentences.forEach(({ shingles }, number) => {
    for (const shingle of shingles) {
      const known = holders.get(shingle);
      if (known === undefined) holders.set(shingle, [number]);
      else if (known.length < MOST_HOLDERS) known.push(number);
    }
  });
  return holders;
}

/** The earlier sentence that shares the most shingles, with its likeness. */
function nearest(sentence: Sentence, earlier: readonly Sentence[], index: Holders) {
  const votes = new Map<number, number>();
  for (const shingle of sentence.shingles) {
    for (const holder of index.get(shingle) ?? []) votes.set(holder, (votes.get(holder) ?? 0) + 1);
  }
  let best = -1;
  let most = 0;
  for (const [holder, count] of votes) {
    if (count > most || (count === most && holder < best)) [best, most] = [holder, count];
  }
  const found = earlier[best];
  return found === undefined ? null : { sentence: found, score: likeness(sentence, found) };
}

function likeness(one: Sentence, other: Sentence): number {
  if (one.bare === other.bare) return 1;
  let shared = 0;
  for (const shingle of one.shingles) if (other.shingles.has(shingle)) shared++;
  // A changed character spoils up to four shingles: the root weighs it about as one changed pair.
  const dice = (2 * shared) / (one.shingles.size + other.shingles.size);
  return Math.round(Math.min(0.999, Math.sqrt(dice)) * 1000) / 1000;
}
