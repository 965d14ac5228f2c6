import type { MatchingCopy } from '../../text/normalise.js';
import { type Note, noteAt } from '../notes.js';
import { COUNTED, lastDigit, NUMBER } from './counting.js';

const UP = '增长|上升|提高|提升|增加|增幅';
const DOWN = '下降|减少|降低|压减|降幅';
const CHANGE = `(?:同比|环比|较上年|较去年|比上年|比去年)?(${UP}|${DOWN})(?:了|约|近)?(${NUMBER})(%|个百分点|COUNTED)`;
const UNIT = `(${COUNTED}|%)`;

/** 「由120件增至150件,增长25%」 */
const FROM_TO = new RegExp(
  `[由从](?:20\\d\\d年度?的?|去年同?期?的?|上年同?期?的?|原来的?)?(${NUMBER})${UNIT}[^。;,\\d%]{0,8}(?:至|到|为)(?:20\\d\\d年的?)?(${NUMBER})\\2[^。;,\\d%]{0,6},?${CHANGE.replace('COUNTED', '\\2')}`,
  'g',
);
/** 「受理150件,较上年120件增长25%」 */
const THAN = new RegExp(
  `(${NUMBER})${UNIT},?(?:较|比|相比)(?:20\\d\\d年度?|去年|上年)(?:同期)?的?(${NUMBER})\\2,?${CHANGE.replace('COUNTED', '\\2')}`,
  'g',
);

interface Change {
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly word: string;
  readonly stated: string;
  readonly sign: string;
}

/** Growth that does not follow from the two figures it is told of. */
export function growthOf(copy: MatchingCopy): Note[] {
  if (!/增|升|提高|降|减/.test(copy.text)) return [];
  const fromTo = changes(copy, FROM_TO, ([from = '', unit = '', to = '', ...rest]) => ({
    from,
    unit,
    to,
    rest,
  }));
  const than = changes(copy, THAN, ([to = '', unit = '', from = '', ...rest]) => ({ from, unit, to, rest }));
  return [...fromTo, ...than];
}

type Reading = Pick<Change, 'from' | 'unit' | 'to'> & { readonly rest: readonly string[] };

function changes(copy: MatchingCopy, pattern: RegExp, read: (groups: string[]) => Reading): Note[] {
  return [...copy.text.matchAll(pattern)].flatMap((match) => {
    const [all, ...groups] = match;
    const { rest, ...figures } = read(groups);
    const [word = '', stated = '', sign = ''] = rest;
    const found = disagreement({ ...figures, word, stated, sign });
    return found ? [noteAt(copy, { start: match.index, end: match.index + all.length }, found)] : [];
  });
}

function disagreement({ from, to, unit, word, stated, sign }: Change): Parameters<typeof noteAt>[2] | null {
  const difference = Number(to) - Number(from);
  const named = { from: `${from}${unit}`, to: `${to}${unit}` };
  const rises = new RegExp(`^(?:${UP})$`).test(word);
  if (difference !== 0 && rises !== difference > 0) return ['arithmetic.direction', { ...named, word }];
  // 由37%提高到68%,提高31%: said of percentages, either reading of % will do.
  const inPoints = Math.abs(difference);
  const inPercent = Number(from) === 0 ? Number.NaN : (inPoints / Number(from)) * 100;
  const candidates = sign === '%' ? (unit === '%' ? [inPercent, inPoints] : [inPercent]) : [inPoints];
  if (
    candidates.some((value) => Number.isNaN(value) || Math.abs(value - Number(stated)) <= lastDigit(stated))
  ) {
    return null;
  }
  const actual = (candidates[0] ?? 0).toFixed(2).replace(/\.?0+$/, '');
  return ['arithmetic.growth', { ...named, actual, stated, sign }];
}
