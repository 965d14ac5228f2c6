import type { MatchingCopy } from '../../text/normalise.js';
import { type Note, noteAt } from '../notes.js';
import { COUNTED, NUMBER, placesOf, rounded } from './counting.js';

/** 「188件(其中援助贫困户15人,认罪认罚案件1000件)」: the whole before 其中, and the list behind it. */
const WHOLE = new RegExp(`(${NUMBER})(${COUNTED})[,(:]$`);
const WHOLE_MAX = 24;
const LIST = /^:?([^。;()]{2,160})/;
const PART = new RegExp(`(${NUMBER})(${COUNTED})`, 'g');
/** 「许可60件、处罚30件,共计90件」: the list before a sum, within the sentence. */
const SUM = new RegExp(
  `((?:[^。;\\n(),:\\d]{1,16}${NUMBER}(?:${COUNTED})[、,]){2,8})(?:合计|总计|共计)[^。;\\d,]{0,4}(${NUMBER})(${COUNTED})`,
  'g',
);

/** Parts greater than their whole, and parts that claim to be all and do not add up. */
export function partsAndWholes(copy: MatchingCopy): Note[] {
  return [...includedParts(copy), ...listsWithSum(copy)];
}

function includedParts(copy: MatchingCopy): Note[] {
  return placesOf(copy.text, '其中').flatMap((place) => {
    const before = WHOLE.exec(copy.text.slice(Math.max(0, place - WHOLE_MAX), place));
    const behind = LIST.exec(copy.text.slice(place + 2, place + LIST_MAX));
    if (!before || !behind) return [];
    const [all, whole = '', unit = ''] = before;
    const at = { start: place - all.length, end: place + 2 + behind[0].length };
    const found = againstWhole(partsOf(behind[1] ?? '', unit), {
      whole,
      unit,
      isOpen: !/其[他它]/.test(behind[0]),
    });
    return found ? [noteAt(copy, at, found)] : [];
  });
}

const LIST_MAX = 180;

/** `isOpen`: the list need not be all of the whole. */
function againstWhole(
  parts: readonly number[],
  { whole, unit, isOpen }: { readonly whole: string; readonly unit: string; readonly isOpen: boolean },
): Parameters<typeof noteAt>[2] | null {
  const part = Math.max(0, ...parts);
  if (part > Number(whole)) return ['arithmetic.part-exceeds-whole', { part, whole, unit }];
  const sum = sumOf(parts);
  if (isOpen || parts.length < 2 || sum === Number(whole)) return null;
  return ['arithmetic.parts-do-not-add-up', { sum, whole, unit }];
}

/** A sum may count only the last few of a list, so any tail of it will do. */
function listsWithSum(copy: MatchingCopy): Note[] {
  if (!/[合总共]计/.test(copy.text)) return [];
  return [...copy.text.matchAll(SUM)].flatMap((match) => {
    const [all, list = '', whole = '', unit = ''] = match;
    const parts = partsOf(list, unit);
    const every = [...list.matchAll(PART)].length;
    const tails = parts.map((_, index) => sumOf(parts.slice(index)));
    if (parts.length < 2 || parts.length !== every || tails.includes(Number(whole))) return [];
    const at = { start: match.index, end: match.index + all.length };
    return [noteAt(copy, at, ['arithmetic.parts-do-not-add-up', { sum: tails[0] ?? 0, whole, unit }])];
  });
}

function partsOf(list: string, unit: string): number[] {
  return [...list.matchAll(PART)].filter((part) => part[2] === unit).map((part) => Number(part[1]));
}

function sumOf(parts: readonly number[]): number {
  return rounded(parts.reduce((total, part) => total + part, 0));
}
