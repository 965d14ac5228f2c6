import fc from 'fast-check';
import type { ReadingOutcome, ReadingPool } from '../../src/modules/reports/reading/index.js';
import { PROBLEM_CODES } from '../../src/platform/http/problem-catalogue.js';
import { hostileFiles } from '../builders/documents/hostile.js';

/** Of a text file every character is kept that can be kept. */
const NOT_TO_BE_KEPT = { text: /\0|\p{Cs}/u, taken: /(?![\t\n])\p{Cc}|\p{Cs}/u };
const AT_ONCE = 8;

/**
 * Has hostile files read and throws where one brings a thread down, gives no code, or gives text that could not be kept.
 * @returns how many ended in which way
 */
export async function withstand(
  pool: ReadingPool,
  { cases, seed }: { readonly cases: number; readonly seed: number },
): Promise<Map<string, number>> {
  const files = fc.sample(hostileFiles(), { numRuns: cases, seed });
  const endings = new Map<string, number>();
  for (let from = 0; from < files.length; from += AT_ONCE) {
    const some = files.slice(from, from + AT_ONCE);
    const outcomes = await Promise.all(some.map((bytes) => pool.run({ what: 'read', file: { bytes } })));
    outcomes.forEach((outcome, index) => {
      const fault = faultOf(outcome);
      if (fault !== null)
        throw new Error(`case ${from + index}: ${fault}: ${some[index]?.toString('base64') ?? ''}`);
      const ending = outcome.what === 'refused' ? outcome.code : outcome.what;
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    });
  }
  return endings;
}

function faultOf(outcome: ReadingOutcome): string | null {
  if (outcome.what === 'refused') {
    if (outcome.code.startsWith('report.reading-')) return outcome.code;
    return PROBLEM_CODES.includes(outcome.code) ? null : `unknown code ${outcome.code}`;
  }
  if (outcome.what !== 'report') return null;
  const { source, reading } = outcome;
  const bad = source.mediaType === 'text/plain' ? NOT_TO_BE_KEPT.text : NOT_TO_BE_KEPT.taken;
  if (bad.test(source.text)) return 'text that no database keeps';
  if (reading.items.some(({ start, end, text }) => source.text.slice(start, end) !== text))
    return 'an item that is not verbatim';
  let last = -1;
  for (const [at = -1] of source.origins.runs) {
    if (at < last || at > source.text.length) return 'a way back that leads nowhere';
    last = at;
  }
  return null;
}
