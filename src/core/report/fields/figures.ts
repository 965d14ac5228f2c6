import { MEASURE_WORDS } from '../../text/measure-words.js';
import { wholeNumber } from '../../text/numerals.js';
import type { Span } from '../../shared/span.js';
import { placed, type Quote } from './quote.js';
import type { Comparator, FigureField, TargetField } from './types.js';

const UNITS = `个百分点|百分点|亿元|平方米|公里(?!里)|笔|学时|课时|小时|余册|${MEASURE_WORDS}`;
const LIMIT =
  '不少于|不低于|不得少于|不得低于|至少|超过|突破|大于|不超过|不高于|不多于|不得超过|控制在|压缩[到至]|缩短[到至]|降[低至到]+|提[高升][到至]|增加?[到至]|上升[到至]|达到?|保持在?|稳定在|约|近|力争';
const MOVE = '提[高升]|增[长加]|上升|下降|减少|降低|压减|压缩|缩短|增';
const BOUND = '以上|以下|以内|左右|及以上';

/** A number with its unit. */
const NUMBER = new RegExp(
  `(?:百分之(?<percent>[一二两三四五六七八九十百]{1,5})|(?:(?<digits>\\d{1,9}(?:\\.\\d{1,4})?)(?<times>[万亿](?!元))?|(?<numeral>[一二两三四五六七八九十百]{1,4}))(?<about>余|多|来)?(?<unit>${UNITS}))(?<bound>${BOUND})?`,
  'g',
);
/** What leads up to the number: 不少于, 提高了. */
const LEAD = new RegExp(`(?:(?<limit>${LIMIT})|(?<move>${MOVE}))了?$`);
const LEAD_MAX = 6;
/** 一次性告知, 第一次, 三项制度, 一站式: words of the genre and no counts. */
const IDIOM =
  /^(?:一次(?:性|告知|办|通)|一[个件项条家起次本场人支名份]|一公里|一[场期]|两个(?:确立|维护|责任|清单)|四个(?:意识|自信|全面)|三项制度|三位一体|一窗|一网|一站|十个坚持|四项制度|五个一|百分之百努力)/;
const NO_COUNT_BEFORE = /[统同唯第任之每逐\d.·+\-—~~]$/;
const FULL_COVERAGE = /(?<![非未不])全覆盖/g;
const MAY_TELL =
  /\d|[一二两三四五六七八九十百][^,。;]{0,3}[场次期名处个份件项条部册轮堂套台家支人天]|百分之|全覆盖/;

/** The measurable statements of an item; what lies inside a time (`taken`) is no figure. */
export function figuresIn(
  quote: Quote,
  { isPlan, taken }: { readonly isPlan: boolean; readonly taken: readonly Span[] },
): (FigureField | TargetField)[] {
  if (!MAY_TELL.test(quote.plain)) return [];
  const kind = isPlan ? 'target' : 'figure';
  const numbers = [...quote.plain.matchAll(NUMBER)].flatMap((match) => {
    const field = figureFrom(quote, match);
    return field ? [{ kind, ...field } as const] : [];
  });
  const covered = [...quote.plain.matchAll(FULL_COVERAGE)].map((match): FigureField | TargetField => ({
    kind,
    ...placed(quote, match.index, match.index + match[0].length),
    ruleId: 'figure.full-coverage',
    amount: 100,
    unit: '%',
    comparator: 'exactly',
    change: null,
    measure: null,
  }));
  return [...numbers, ...covered].filter(
    (field) => !taken.some((span) => span.start < field.end && field.start < span.end),
  );
}

type FigureValue = Omit<FigureField, 'kind'>;

function figureFrom(quote: Quote, match: RegExpExecArray): FigureValue | null {
  const groups = match.groups ?? {};
  const amount = amountOf(groups);
  if (amount === null || isNoCount(quote.plain, match.index, groups.numeral !== undefined)) return null;
  const unit = groups.unit ?? '%';
  const { limit, move, start: first } = leadBefore(quote.plain, match.index);
  const rate = /^%$|百分点$/.test(unit) ? rateBefore(quote.plain, first) : null;
  const { start, name } = rate ?? { start: first, name: null };
  return {
    ...placed(quote, start, match.index + match[0].length),
    ruleId: rate ? 'figure.rate' : 'figure.count',
    amount,
    unit,
    comparator: comparatorOf(limit, groups),
    change: changeOf(move),
    measure: name,
  };
}

/** 不少于 or 提高 just before a number; both null where there is neither. */
function leadBefore(text: string, at: number): { limit: string | null; move: string | null; start: number } {
  const lead = LEAD.exec(text.slice(Math.max(0, at - LEAD_MAX), at));
  const { limit = null, move = null } = lead?.groups ?? {};
  return { limit, move, start: at - (lead?.[0].length ?? 0) };
}

function changeOf(move: string | null): FigureField['change'] {
  if (move === null) return null;
  return /提|增|上升/.test(move) ? 'up' : 'down';
}

type Groups = Readonly<Record<string, string | undefined>>;

const TIMES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

function amountOf({ digits, times = '', percent, numeral = '' }: Groups): number | null {
  if (digits === undefined) return wholeNumber(percent ?? numeral);
  return Math.round(Number(digits) * (TIMES[times] ?? 1) * 10_000) / 10_000;
}

/** An ordinal, part of a longer number, or a word that only looks like a count. */
function isNoCount(text: string, at: number, inWords: boolean): boolean {
  if (NO_COUNT_BEFORE.test(text.slice(Math.max(0, at - 1), at))) return true;
  return inWords && IDIOM.test(text.slice(at, at + 8));
}

/** 「执法人员持证率」 before 「达到95%」: the name ends with 率 and nothing but a few words stand between. */
const RATE =
  /(?<name>[\u4e00-\u9fff]{1,14}?(?:率|覆盖面|满意度|知晓度))(?:均|都|要|应|须|分别|总体|力争|全部|需|为|在|是)*$/;
const NAME_START = /^.*(?:实现|确保|力争|推动|使|将|让|的|保证|做到|其中|和|及|争取|促进)/;

function rateBefore(text: string, at: number): { start: number; name: string } | null {
  const window = text.slice(Math.max(0, at - 20), at);
  const clause = window.slice(
    Math.max(window.lastIndexOf(','), window.lastIndexOf('、'), window.lastIndexOf('。')) + 1,
  );
  const match = RATE.exec(clause);
  const whole = match?.groups?.name;
  if (!match || whole === undefined) return null;
  const name = whole.replace(NAME_START, '');
  return name.length < 2
    ? null
    : { start: at - (clause.length - match.index) + (whole.length - name.length), name };
}

/** What the words around a number say of it, the first that fits; `limit`, `bound` and `about` one after the other. */
const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/少于|低于|至少|以上/, 'at-least'],
  [/^(?:超过|突破|大于)\|/, 'more-than'],
  [/不得?超过|高于|多于|控制在|压缩|缩短|降|以下|以内/, 'at-most'],
  [/\|[余多]$/, 'more-than'],
  [/^近\|/, 'less-than'],
  [/^约\||左右|来$/, 'about'],
];

function comparatorOf(limit: string | null, { bound = '', about = '' }: Groups): Comparator {
  const words = `${limit ?? ''}|${bound}|${about}`;
  return COMPARATORS.find(([pattern]) => pattern.test(words))?.[1] ?? 'exactly';
}
