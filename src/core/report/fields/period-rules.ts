import { wholeNumber } from '../../text/numerals.js';
import { parseLocalDate } from '../../shared/local-date.js';
import { by, during, months, type Stretch, tenDays, wholeYear } from './period-days.js';
import type { LengthUnit, Period, RhythmUnit } from './types.js';

/** Named groups of a match; a group that took no part is undefined. */
type Groups = Readonly<Record<string, string | undefined>>;

/** One way in which the genre names a time. Patterns read the plain copy of a quote; each is bounded in length. */
export interface PeriodRule {
  readonly id: string;
  /** Stands in every match: a text without it is not searched. */
  readonly hint: string;
  readonly pattern: RegExp;
  /** The rule needs a year and its words may leave it out. */
  readonly read: (groups: Groups, year: number | null) => Period | null;
}

const YEAR = '(?<year>20\\d\\d)年';
const THIS = '(?<this>今年|本年度?|当年)';
/** A year in digits, or words that point at the year of the text around them, or nothing. */
const ANY_YEAR = `(?:(?:${YEAR}|${THIS})(?:的)?)?`;
const MONTH = '(?<month>1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!度)';
const END = '(?<end>年底|月底|底|末)?';
const BEFORE = '(?<before>之?前|以前)';
/** The words stand alone: no number and no 第 runs into them. */
const FREE = '(?<![\\d.第十百千万])';

export const PERIOD_RULES: readonly PeriodRule[] = [
  {
    id: 'day-before',
    hint: '月',
    pattern: rule(
      `${FREE}${ANY_YEAR}${MONTH}(?<day>[0-3]?\\d)[日号]${BEFORE}?(?<incl>\\(含[^()]{0,4}\\))?(?<since>起)?`,
    ),
    read: ({ month, day, before, incl, since }, year) => {
      const on = year === null ? null : dayOf(year, month, day);
      if (year !== null && on === null) return null;
      const stretch = on && { from: on, to: on };
      if (since !== undefined) return { kind: 'from', on };
      if (before === undefined) return during(stretch);
      return by(stretch, incl !== undefined);
    },
  },
  {
    id: 'month-end',
    hint: '月',
    pattern: rule(`${FREE}${ANY_YEAR}${MONTH}(?:份)?${END}${BEFORE}?(?<within>内|之内)?(?<since>起)?`),
    read: (groups, year) => {
      const stretch = year === null ? null : months(year, monthOf(groups.month), monthOf(groups.month));
      if (groups.since !== undefined)
        return namesYear(groups) ? { kind: 'from', on: stretch?.from ?? null } : null;
      if ((groups.end ?? groups.before) !== undefined) return by(stretch, groups.end !== undefined);
      return namesYear(groups) || groups.within !== undefined ? during(stretch) : null;
    },
  },
  {
    id: 'part-of-month',
    hint: '旬',
    pattern: rule(`${FREE}${ANY_YEAR}${MONTH}(?<part>[上中下])旬${BEFORE}?`),
    read: ({ month, part = '', before }, year) => {
      const stretch = year === null ? null : tenDays(year, monthOf(month), part);
      return before === undefined ? during(stretch) : by(stretch, true);
    },
  },
  {
    id: 'months-of-year',
    hint: '月',
    pattern: rule(`${FREE}${YEAR}(?<first>1[0-2]|[1-9])月?[-—~至到](?<last>1[0-2]|[1-9])月(?!\\d)`),
    read: ({ first, last }, year) => {
      const stretch = year === null ? null : months(year, Number(first), Number(last));
      return stretch && during(stretch);
    },
  },
  {
    id: 'quarter',
    hint: '季度',
    pattern: rule(
      `${FREE}${ANY_YEAR}(?<!每|按)(?<ordinal>第?)(?<quarter>[一二三四1-4])季度(?<end>末|底)?${BEFORE}?`,
    ),
    read: ({ quarter = '', end, before }, year) => {
      const n = wholeNumber(quarter) ?? 0;
      const stretch = year === null ? null : months(year, n * 3 - 2, n * 3);
      return before === undefined && end === undefined ? during(stretch) : by(stretch, true);
    },
  },
  {
    id: 'half-year',
    hint: '半年',
    pattern: rule(`${ANY_YEAR}(?<half>[上下])半年(?!度)(?<end>末|底)?${BEFORE}?`),
    read: ({ half, end, before }, year) => {
      const stretch = year === null ? null : half === '上' ? months(year, 1, 6) : months(year, 7, 12);
      return before === undefined && end === undefined ? during(stretch) : by(stretch, true);
    },
  },
  {
    id: 'year-end',
    hint: '年',
    pattern: rule(
      `(?<!每)(?<!\\d)(?:到|至|于|在)?(?:${YEAR}|${THIS})?(?:年|(?<=年))(?:底|末)${BEFORE}?(?!考|述|总|评)`,
    ),
    read: (_, year) => by(year === null ? null : wholeYear(year), true),
  },
  {
    id: 'within-year',
    hint: '内',
    pattern: rule(
      `(?:${YEAR}|(?<this>今年|本年度?|当年)|(?<![\\d一二两三四五六七八九十几多来常近逐历连学周])年)(?:度)?(?:以内|之内|内)`,
    ),
    read: (_, year) => during(year === null ? null : wholeYear(year)),
  },
  {
    id: 'whole-year',
    hint: '全年',
    pattern: rule('(?<!健|完|安)全年(?!龄|级|度考)'),
    read: (_, year) => during(year === null ? null : wholeYear(year)),
  },
  {
    id: 'years',
    hint: '20',
    pattern: rule('(?<!\\d)(?<year>20\\d\\d)年?[-—~至到](?<lastYear>20\\d\\d)年'),
    read: ({ year: first, lastYear }) => {
      if (Number(first) >= Number(lastYear)) return null;
      return during({ from: wholeYear(Number(first)).from, to: wholeYear(Number(lastYear)).to });
    },
  },
  {
    id: 'calendar-year',
    hint: '20',
    pattern: rule(
      `(?<!\\d|[-—~至到])(?:自|从)?${YEAR}(?:度|全年)?(?<since>起|开始)?(?!\\d|以来|[-—~至到]20|底|末|内|的?[一二三四]季)`,
    ),
    read: ({ since }, year) =>
      year === null
        ? null
        : since === undefined
          ? during(wholeYear(year))
          : { kind: 'from', on: wholeYear(year).from },
  },
  {
    id: 'five-year-plan',
    hint: '五',
    pattern: rule('"?十(?<plan>[三四五六])五"?(?:规划)?(?<end>期?末|收官之?年)?(?:时期|期间)?(?!普法)'),
    read: ({ plan = '', end }) => {
      const last = 2005 + 5 * (wholeNumber(plan) ?? 0);
      const stretch: Stretch = { from: wholeYear(last - 4).from, to: wholeYear(last).to };
      return end === undefined ? during(stretch) : by(stretch, true);
    },
  },
  {
    id: 'length',
    hint: '内',
    pattern: rule(
      `(?<![近\\d第过去每十百])(?<amount>\\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?<unit>工作日|月|星期|周|年|天|日)(?:以内|之内|内)(?!部|容|涵|在|设|外)`,
    ),
    read: ({ amount = '', unit = '' }) => {
      const n = wholeNumber(amount);
      const length = LENGTHS[unit];
      return n === null || n === 0 || length === undefined
        ? null
        : { kind: 'within', amount: n, unit: length };
    },
  },
  {
    id: 'rhythm',
    hint: '每',
    pattern: rule(
      `每(?<half>半)?(?<amount>[两二三]|[2-6])?个?(?<unit>季度|季|月(?!亮)|周|星期|天|日|旬|年(?!龄|轻|级|代))度?`,
    ),
    read: ({ half, amount, unit = '' }) => rhythm(unit, half !== undefined, amount),
  },
  {
    id: 'rhythm-by',
    hint: '按',
    pattern: rule('按(?<unit>季度|季(?!节)|月|周|年(?!龄|轻|级|代|份))度?(?!于|息)'),
    read: ({ unit = '' }) => rhythm(unit, false, undefined),
  },
  {
    id: 'rhythm-of',
    hint: '逐',
    pattern: rule('逐(?<unit>季度|季(?!节)|月|周|年(?!龄|轻|级|代|份))度?(?!于|息)'),
    read: ({ unit = '' }) => rhythm(unit, false, undefined),
  },
];

function rule(source: string): RegExp {
  return new RegExp(source, 'g');
}

/** A lone 3月 is no time: 「3月」 may be a month of any year. */
function namesYear({ year, this: pointed }: Groups): boolean {
  return (year ?? pointed) !== undefined;
}

function monthOf(numeral: string | undefined): number {
  return wholeNumber(numeral ?? '') ?? 0;
}

function dayOf(year: number, month: string | undefined, day: string | undefined) {
  return parseLocalDate(`${year}-${String(monthOf(month)).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`);
}

const LENGTHS: Readonly<Record<string, LengthUnit>> = {
  工作日: 'workday',
  月: 'month',
  星期: 'week',
  周: 'week',
  年: 'year',
  天: 'day',
  日: 'day',
};

const RHYTHMS: Readonly<Record<string, RhythmUnit>> = {
  季度: 'quarter',
  季: 'quarter',
  月: 'month',
  周: 'week',
  星期: 'week',
  天: 'day',
  日: 'day',
  年: 'year',
};
const HALVES: Readonly<Record<string, RhythmUnit>> = { 年: 'half-year', 月: 'half-month' };

function rhythm(unit: string, isHalf: boolean, amount: string | undefined): Period | null {
  const every = isHalf ? HALVES[unit] : RHYTHMS[unit];
  const times = amount === undefined ? 1 : wholeNumber(amount);
  return every === undefined || times === null ? null : { kind: 'every', amount: times, unit: every };
}
