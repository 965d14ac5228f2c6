import { COMMON_PAIRS } from '../../text/common-pairs.js';
import { bigramsOf } from '../../text/matching-copy.js';
import { COVERING, productsIn, type Promised } from './promise.js';

/** Pairs of characters of a modifier that are more than 的工, 工作. */
export function bigramsIn(modifier: string): string[] {
  return [...bigramsOf(modifier)].filter((pair) => !COMMON_PAIRS.has(pair));
}

const SOME_OF_IT = 0.25;
/** Share of a promise's telling terms from which a sentence is on the promise, whatever it calls its object. */
export const SAME_ROUTINE = 0.7;

/**
 * Whether a sentence that has so much of the promise's wording has its object, too: 督察专家库 and 执法效能评估 are not there because
 * something else was done in the field, 督察3次, 执法检查460次 (domain.md §14).
 */
export function namesTheObject({ head, text: promise }: Promised, text: string, wording: number): boolean {
  if (COVERING.test(promise) || wording >= SAME_ROUTINE) return true;
  if (bigramsIn(head).some((pair) => text.includes(pair))) return true;
  const telling = bigramsIn(promise);
  return telling.filter((pair) => text.includes(pair)).length >= telling.length * SOME_OF_IT;
}

/** A thing of the kind is named; a 队伍 is there with its people: 选聘联络员25名. */
export function isReported(kind: string, text: string): boolean {
  return productsIn(text).includes(kind) || (kind === 'body' && /\d(?:名|人)/.test(text));
}
