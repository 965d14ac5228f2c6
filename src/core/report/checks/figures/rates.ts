import type { MatchingCopy } from '../../text/normalise.js';
import { type Note, noteAt } from '../notes.js';
import { COUNTED, lastDigit, printsAs } from './counting.js';

/** 「调解案件1275件,调解成功1274件,成功率99%」 */
const RATE = new RegExp(
  `(\\d{1,9})(${COUNTED})[^。;%\\d]{0,16}(?:成功|办结|化解|完成|合格|通过|结案|答复|审结|履行|胜诉)[^。;%\\d]{0,6}(\\d{1,9})\\2[^。;%\\d]{0,14}率[^。;%\\d]{0,6}(\\d{1,3}(?:\\.\\d{1,4})?)%`,
  'g',
);
/** 「化解纠纷47起,调解成功率达97.9%」: one count only, of all cases or of the successful ones. */
const LONE_RATE =
  /(?:调解|调处|化解|受理)[^。;%\d,]{0,12}(?<!\d)(\d{1,4})([件起宗])[^。;%\d]{0,6}(?:调解成功|化解|办结|调处成功|成功)率[^。;%\d]{0,4}(\d{1,3}(?:\.\d{1,4})?)%/g;

/** Rates that are not the share of the two counts beside them, or of no two counts at all. */
export function ratesOf(copy: MatchingCopy): Note[] {
  if (!copy.text.includes('率')) return [];
  return [...statedShares(copy), ...loneRates(copy)];
}

function statedShares(copy: MatchingCopy): Note[] {
  return [...copy.text.matchAll(RATE)].flatMap((match) => {
    const [all, whole = '', , part = '', stated = ''] = match;
    const share = (Number(part) / Number(whole)) * 100;
    if (Number(part) > Number(whole) || !Number.isFinite(share) || printsAs(share, stated)) return [];
    const at = { start: match.index, end: match.index + all.length };
    return [noteAt(copy, at, ['arithmetic.rate', { part, whole, actual: share.toFixed(2), stated }])];
  });
}

function loneRates(copy: MatchingCopy): Note[] {
  return [...copy.text.matchAll(LONE_RATE)].flatMap((match) => {
    const [all, whole = '', unit = '', stated = ''] = match;
    if (isReachable(Number(whole), stated)) return [];
    const at = { start: match.index, end: match.index + all.length };
    return [noteAt(copy, at, ['arithmetic.rate-unreachable', { whole, unit, stated }])];
  });
}

/** Some m of `count`, or `count` of some m, gives the rate to within one unit of its last digit. */
function isReachable(count: number, stated: string): boolean {
  const rate = Number(stated);
  const unit = lastDigit(stated);
  if (count === 0 || rate <= 0 || rate >= 100) return rate <= 100;
  const near = (share: number): boolean => Math.abs(share * 100 - rate) <= unit + 1e-9;
  const part = Math.round((rate / 100) * count);
  const whole = Math.round(count / (rate / 100));
  return near(part / count) || [whole - 1, whole, whole + 1].some((all) => all >= count && near(count / all));
}
