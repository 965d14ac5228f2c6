import { bareText, bigramsOf, dice, matchingCopy } from './normalise.js';
import type { CopiedSentence } from './types.js';

const SENTENCE = /[^。;!?\n]+[。;!?]?/g;
/** Shorter sentences are formulas of the genre: everybody writes them. */
const MIN_LENGTH = 24;
const NEARLY_THE_SAME = 0.9;
const NUMBERS = /\d+/g;

/**
 * Sentences of this year's text that stand in last year's, word for word or with another number in them.
 * Only sentences of similar length that share a pair of characters early on are compared.
 */
export function copiedSentences(previousText: string, text: string): CopiedSentence[] {
  const earlier = new Map<string, Set<string>>();
  for (const { bare } of sentences(previousText)) earlier.set(bare, bigramsOf(bare));
  const byPair = new Map<string, string[]>();
  for (const [bare, pairs] of earlier) {
    for (const pair of pairs) byPair.set(pair, [...(byPair.get(pair) ?? []), bare]);
  }
  return sentences(text).flatMap(({ bare, start, end }) => {
    const score = earlier.has(bare) ? 1 : nearest(bare, earlier, byPair);
    return score < NEARLY_THE_SAME ? [] : [{ text: text.slice(start, end), start, end, score }];
  });
}

function sentences(text: string): { bare: string; start: number; end: number }[] {
  return [...matchingCopy(text).matchAll(SENTENCE)]
    .map((match) => ({
      bare: bareText(match[0]).replace(NUMBERS, '0'),
      start: match.index + (match[0].length - match[0].trimStart().length),
      end: match.index + match[0].length,
    }))
    .filter(({ bare }) => bare.length >= MIN_LENGTH);
}

/** Compares only with sentences that hold the rarest pairs of this one. */
function nearest(
  bare: string,
  earlier: ReadonlyMap<string, ReadonlySet<string>>,
  byPair: ReadonlyMap<string, readonly string[]>,
): number {
  const pairs = bigramsOf(bare);
  const rarest = [...pairs]
    .map((pair) => byPair.get(pair) ?? [])
    .filter((holders) => holders.length > 0)
    .sort((a, b) => a.length - b.length)
    .slice(0, 3)
    .flat();
  let best = 0;
  for (const candidate of new Set(rarest))
    best = Math.max(best, dice(pairs, earlier.get(candidate) ?? new Set()));
  return Math.round(best * 1000) / 1000;
}
