import type { MatchingCopy } from '../../text/normalise.js';
import { type Note, noteAt } from '../notes.js';
import { COUNTED, lastDigit, placesOf, printsAs } from './counting.js';

/** What stands between 率 and its number. */
const STATED = /^率[^。;%\d]{0,6}(\d{1,3}(?:\.\d{1,4})?)%/;
const STATED_MAX = 16;
const BEFORE_MAX = 72;
/** 「调解案件1275件,调解成功1274件,成功率99%」, up to 率. */
const SHARE = new RegExp(
  `(\\d{1,9})(${COUNTED})[^。;%\\d]{0,16}(?:成功|办结|化解|完成|合格|通过|结案|答复|审结|履行|胜诉)[^。;%\\d]{0,6}(\\d{1,9})\\2[^。;%\\d]{0,14}$`,
);
/** 「化解纠纷47起,调解成功率达97.9%」, up to 率: one count only, of all cases or of the successful ones. */
const LONE =
  /(?:调解|调处|化解|受理)[^。;%\d,]{0,12}(?<!\d)(\d{1,4})([件起宗])[^。;%\d]{0,6}(?:调解成功|化解|办结|调处成功|成功)$/;

/** Rates that are not the share of the two counts beside them, or of no two counts at all. */
export function ratesOf(copy: MatchingCopy): Note[] {
  return placesOf(copy.text, '率').flatMap((place) => {
    const rate = STATED.exec(copy.text.slice(place, place + STATED_MAX));
    const stated = rate?.[1];
    if (!rate || stated === undefined) return [];
    const before = copy.text.slice(Math.max(0, place - BEFORE_MAX), place);
    const found = ofTwoCounts(before, stated) ?? ofOneCount(before, stated);
    if (!found) return [];
    const end = place + rate[0].length;
    return [noteAt(copy, { start: place - found.length, end }, found.says)];
  });
}

/** `length`: how far before 率 the counts begin. */
interface Wrong {
  readonly length: number;
  readonly says: Parameters<typeof noteAt>[2];
}

function ofTwoCounts(before: string, stated: string): Wrong | null {
  const match = SHARE.exec(before);
  if (!match) return null;
  const [all, whole = '', , part = ''] = match;
  const share = (Number(part) / Number(whole)) * 100;
  if (Number(part) > Number(whole) || !Number.isFinite(share) || printsAs(share, stated)) return null;
  return {
    length: all.length,
    says: ['arithmetic.rate', { part, whole, actual: share.toFixed(2), stated }],
  };
}

function ofOneCount(before: string, stated: string): Wrong | null {
  const match = LONE.exec(before);
  if (!match) return null;
  const [all, whole = '', unit = ''] = match;
  if (isReachable(Number(whole), stated)) return null;
  return { length: all.length, says: ['arithmetic.rate-unreachable', { whole, unit, stated }] };
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
