import { type MatchingCopy, toOriginalSpan } from './text/normalise.js';
import type { Diagnostic } from './types.js';

/**
 * Cheap checks of the figures a report states about itself (domain rules, section 1 row 12). Notes, never refusals:
 * a person decides which of the figures is wrong.
 */
export function arithmeticRemarks(copy: MatchingCopy): Diagnostic[] {
  return [...partsAndWholes(copy), ...ratesOf(copy)].sort((one, other) => one.start - other.start);
}

const UNIT = '件次|人次|场次|万元|亿元|件|起|人|个|项|宗|次|户|条|份|名|场';
/** 「188件(其中援助贫困户15人,认罪认罚案件1000件)」 */
const WHOLE = new RegExp(`(\\d{1,9}(?:\\.\\d{1,4})?)(${UNIT})[,(:]其中:?([^。;()]{2,160})`, 'g');
const PART = new RegExp(`(\\d{1,9}(?:\\.\\d{1,4})?)(${UNIT})`, 'g');

function partsAndWholes(copy: MatchingCopy): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of copy.text.matchAll(WHOLE)) {
    const [all, whole = '', unit = '', list = ''] = match;
    const parts = [...list.matchAll(PART)].filter((part) => part[2] === unit).map((part) => Number(part[1]));
    const message = disagreement(Number(whole), parts, {
      unit,
      complete: list.includes('其他') || list.includes('其它'),
    });
    if (message)
      found.push(remark(copy, { at: match.index, length: all.length }, ['arithmetic.parts', message]));
  }
  return found;
}

function disagreement(
  whole: number,
  parts: readonly number[],
  { unit, complete }: { readonly unit: string; readonly complete: boolean },
): string | null {
  const greatest = Math.max(0, ...parts);
  if (greatest > whole) return `其中一项（${greatest}${unit}）大于总数（${whole}${unit}）`;
  const sum = round(parts.reduce((total, part) => total + part, 0));
  if (complete && parts.length > 1 && sum !== whole)
    return `各项之和（${sum}${unit}）与总数（${whole}${unit}）不符`;
  return null;
}

/** Sums of decimals such as 0.1 + 0.2 compare as printed. */
function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** 「调解案件1275件,调解成功1274件,成功率99%」 */
const RATE = new RegExp(
  `(\\d{1,9})(${UNIT})[^。;%\\d]{0,16}(?:成功|办结|化解|完成|合格|通过|结案|答复|审结|履行|胜诉)[^。;%\\d]{0,6}(\\d{1,9})\\2[^。;%\\d]{0,14}率[^。;%\\d]{0,6}(\\d{1,3}(?:\\.\\d{1,4})?)%`,
  'g',
);

function ratesOf(copy: MatchingCopy): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const match of copy.text.matchAll(RATE)) {
    const [all, whole = '', , part = '', stated = ''] = match;
    if (Number(part) > Number(whole) || agrees(Number(part) / Number(whole), stated)) continue;
    const actual = ((Number(part) / Number(whole)) * 100).toFixed(2);
    const message = `${part}/${whole} 约为 ${actual}%，文中为 ${stated}%`;
    found.push(remark(copy, { at: match.index, length: all.length }, ['arithmetic.rate', message]));
  }
  return found;
}

/** Equal when rounded, or cut off, to the digits that are printed; 0 of 0 says nothing. */
function agrees(share: number, stated: string): boolean {
  if (!Number.isFinite(share)) return true;
  const digits = stated.split('.')[1]?.length ?? 0;
  const unit = 10 ** -digits;
  const difference = share * 100 - Number(stated);
  return Math.abs(difference) <= unit / 2 + 1e-9 || (digits > 0 && difference >= 0 && difference < unit);
}

function remark(
  copy: MatchingCopy,
  place: { readonly at: number; readonly length: number },
  [code, message]: readonly [string, string],
): Diagnostic {
  return { code, message, ...toOriginalSpan(copy, place.at, place.at + place.length) };
}
