import { LEADING_ORDINAL } from '../../text/profile.js';
import { MEASURE_WORDS } from '../../text/measure-words.js';
import { chineseNumber } from '../../text/numerals.js';

/** A number with what it counts. */
export interface Figure {
  readonly value: number;
  /** As printed. */
  readonly unit: string;
  /** Units that count the same kind of thing share a measure: 场, 次 and 期; 件 and 起. */
  readonly measure: string;
  /** The clause around the number, as it stands. */
  readonly clause: string;
  /** The same without the number. */
  readonly about: string;
  /** The sentence up to the number. */
  readonly before: string;
  /** The first characters after number and unit: 法律明白人. */
  readonly counted: string;
  /** 每季度, 每月: the number is the yearly sum of what recurs; null where it is none. */
  readonly rhythm: string | null;
  /** 累计, 总数: a standing total and not this year's yield. */
  readonly isTotal: boolean;
}

const MEASURES: Readonly<Record<string, string>> = {
  场: 'event',
  次: 'event',
  场次: 'event',
  期: 'event',
  轮: 'event',
  堂: 'event',
  课: 'event',
  件: 'case',
  起: 'case',
  宗: 'case',
  例: 'case',
  名: 'person',
  人: 'person',
  位: 'person',
  人次: 'attendance',
  余人次: 'attendance',
  个: 'unit',
  处: 'unit',
  家: 'unit',
  所: 'unit',
  座: 'unit',
  支: 'unit',
  块: 'unit',
  项: 'entry',
  条: 'entry',
  部: 'entry',
  份: 'copy',
  册: 'copy',
  本: 'copy',
  篇: 'copy',
  卷: 'copy',
  天: 'days',
  日: 'days',
  工作日: 'days',
  亩: 'area',
  学时: 'hours',
  课时: 'hours',
  小时: 'hours',
  '%': 'rate',
  分: 'points',
  户: 'household',
  批次: 'batch',
  台: 'device',
  架: 'device',
  辆: 'device',
  套: 'device',
  万元: 'money',
  元: 'money',
};

const NUMBER = new RegExp(
  `(\\d+(?:\\.\\d+)?)(万)?(?:余|多)?(${MEASURE_WORDS})|百分之([一二两三四五六七八九十百]+)|([一二两三四五六七八九十百]{1,5}|半(?=个工作日|天|日))(${MEASURE_WORDS})`,
  'g',
);
const TOTAL = /累计|总数|总量|共有|现有|达到|增至|总计/;
/** 一次性告知, 第一次, 一支笔: words and not counts. */
const IDIOM =
  /一次(?:性|告知|办)|一(?:人|个|件|项|条|家|起|次|本)(?!以上)|十个坚持|第[一二三四五六七八九十]+[次个项条]|三项制度|两个(?:确立|维护)|四个意识|百分之百/;

/** The counts and rates of a passage (matching copy); years, dates and ordinals are none. */
export function figuresOf(text: string): Figure[] {
  const figures: Figure[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const figure = figureFrom(match, text);
    if (figure) figures.push(figure, ...sharingRate(figure));
  }
  return [...figures, ...recurringIn(text)];
}

const RECURRING =
  /每(?:个)?(?:半年|季度?|月|周)(?:至少|定期|集中|组织|各|都|要|均|分别)*(?:召开|开展|举办|组织|通报|研究|听取)(?!\d|[一二两三四五六七八九十])[^,。;\d]{2,}/g;

/** 每季度召开联席会议: once each quarter, though no number stands there. */
function recurringIn(text: string): Figure[] {
  return [...text.matchAll(RECURRING)].flatMap((match) => {
    const at = match.index;
    const clause = clauseAround(text, at);
    const period = periodIn(match[0]);
    if (period?.rhythm == null || NUMBERED.test(clause)) return [];
    const about = clause.replace(period.rhythm, ' ');
    const before = text.slice(text.lastIndexOf('。', at) + 1, at + match[0].length);
    return [
      {
        ...{
          value: period.times,
          rhythm: period.rhythm,
          unit: '次',
          measure: 'event',
          clause: clause.trim(),
        },
        ...{ about, before, counted: '', isTotal: false },
      },
    ];
  });
}

const NUMBERED = new RegExp(`(?:\\d|[一二两三四五六七八九十])(?:${MEASURE_WORDS})`);

/** 参考率、合格率均达到100%: one number for two rates. */
function sharingRate(figure: Figure): Figure[] {
  if (figure.measure !== 'rate') return [];
  const clause = figure.before.split(/[,;:]/).at(-1) ?? '';
  const [, ...names] = [...clause.matchAll(/[\p{Script=Han}]{2,6}率/gu)].map(([name]) => name).reverse();
  return names.map((name) => ({ ...figure, about: name }));
}

function figureFrom(match: RegExpMatchArray, text: string): Figure | null {
  const at = match.index ?? 0;
  const value = valueOf(match);
  const period = periodIn(text.slice(Math.max(0, at - PERIOD_REACH), at));
  if (value === null || period === null || isNoCount(match, text)) return null;
  const unit = unitOf(match);
  const clause = clauseAround(text, at);
  return {
    value: value * period.times,
    rhythm: period.rhythm,
    unit,
    measure: MEASURES[unit.replace('个工作日', '工作日')] ?? unit,
    clause: clause.trim().replace(LEADING_ORDINAL, ''),
    about: clause.replace(match[0], ' '),
    before: text.slice(text.lastIndexOf('。', at) + 1, at),
    counted: /^[\p{Script=Han}]{1,4}/u.exec(text.slice(at + match[0].length))?.[0] ?? '',
    isTotal: unit !== '%' && TOTAL.test(clause),
  };
}

function unitOf(match: RegExpMatchArray): string {
  return match[3] ?? match[6] ?? '%';
}

/** 统一, 一次性, 三项制度 are words; in 由37%提高到68% the first number is where it came from. */
function isNoCount(match: RegExpMatchArray, text: string): boolean {
  const at = match.index ?? 0;
  if (isStartingPoint(text, at, match[0].length)) return true;
  const inWords = match[1] === undefined;
  if (!inWords || EVERY.test(text.slice(0, at))) return false;
  return IDIOM.test(text.slice(at, at + 5)) || /[统同唯第任之]$/.test(text.slice(0, at));
}

/** 每季度开展一次 is a count, 一次性 is none. */
const EVERY = /(?:每(?:个)?(?:半年|季度?|月)|半年各|下半年各)[^,。;]{0,4}$/;

function isStartingPoint(text: string, at: number, length: number): boolean {
  return (
    /[由从](?:原来|原先|过去|以前|此前|上年|去年|法定|上一年)?(?:同期)?的?$/.test(text.slice(0, at)) &&
    /^[^,。;]{0,6}(?:提高|提升|降|增|上升|减|缩|压|升)/.test(text.slice(at + length))
  );
}

const PERIOD_REACH = 10;

interface Period {
  /** How often a year. */
  readonly times: number;
  readonly rhythm: string | null;
}

const ONCE: Period = { times: 1, rhythm: null };
const RHYTHMS: readonly (readonly [RegExp, number])[] = [
  [/每半年|上下半年各|上、下半年各/, 2],
  [/每(?:个)?季度?/, 4],
  [/每(?:个)?月/, 12],
  [/每周/, 52],
];

/** 每季度 1 期 is four a year; 为每个乡镇 1 名 is no yearly count at all (null). */
function periodIn(before: string): Period | null {
  const tail = before.split(/[,。;]/).at(-1) ?? '';
  for (const [pattern, times] of RHYTHMS) {
    const rhythm = pattern.exec(tail)?.[0];
    if (rhythm !== undefined) return { times, rhythm };
  }
  return /每[个村镇所家名天]|每一|各(?:选派|配备|安排)|平均(?:每|各)/.test(tail) ? null : ONCE;
}

const HALF = '半';

function valueOf(match: RegExpMatchArray): number | null {
  if (match[1] !== undefined) return Number(match[1]) * (match[2] ? 10_000 : 1);
  if (match[5] === HALF) return 0.5;
  return chineseNumber(match[4] ?? match[5] ?? '');
}

function clauseAround(text: string, at: number): string {
  const from = Math.max(...[',', '。', ';', ':', '\n', '、'].map((mark) => text.lastIndexOf(mark, at))) + 1;
  const rest = text.slice(at).search(/[,。;:\n、]/);
  return text.slice(from, rest < 0 ? text.length : at + rest);
}
