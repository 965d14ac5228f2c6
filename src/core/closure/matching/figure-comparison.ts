import { figuresOf, type Figure } from '../reading/figures.js';
import { bareText, bigramsOf } from '../../text/matching-copy.js';
import type { FigureComparison } from '../types.js';

const ABOUT_ALIKE = 0.25;
/** The sentence up to the number says less sharply what is counted than the clause does. */
const SENTENCE = 0.75;
const LESS_IS_BETTER = /以内|以下|不超过|控制在|降至|降到|(?<!不)低于|压缩|缩短/;
const WITHIN = /内(?:公示|办结|完成|答复|反馈|处置)/;
const FORMULA =
  /不少于|以上|不低于|力争|确保|全年|年内|当年|年度内|年底前|达到|开展|组织|举办|完成|实现|建成|左右|至少|各类|保持在?|每季度|每月|每半年/g;

/** A text in which a reported figure may stand. */
export interface FigureSource {
  readonly text: string;
  /** 0..1, how likely it answers the promise. */
  readonly score: number;
}

/** A promised figure beside the reported one, and the text that reports it. */
export interface ComparedFigure<S> extends Omit<FigureComparison, 'sentence'> {
  /** null: no text gives a number for it. */
  readonly source: S | null;
}

interface Reported<S> {
  readonly figure: Figure;
  readonly source: S;
}

/**
 * Sets each promised figure beside the nearest reported one of the same kind on the same thing. A second figure of
 * the promise may be found by standing beside the first: 41场, 受众1.3万人次.
 */
export function compareFigures<S extends FigureSource>(
  promised: readonly Figure[],
  sources: readonly S[],
): ComparedFigure<S>[] {
  const reported = sources.flatMap((source) =>
    figuresOf(source.text).map((figure): Reported<S> => ({ figure, source })),
  );
  const nearest = promised.map((promise) => nearestOf(promise, reported));
  return promised.map((promise, index) => {
    const found =
      nearest[index] ?? besideOthers(promise, nearest, reported) ?? theOnlyCount(promise, reported);
    const full = found ? null : inWords(promise, sources);
    const value = found ? withNamesakes(promise, found, reported) : full && promise.value;
    const lessIsBetter = isBetterWithLess(promise);
    return {
      clause: promise.clause,
      promised: promise.value,
      reported: value,
      unit: promise.unit,
      lessIsBetter,
      met: value !== null && (lessIsBetter ? value <= promise.value : value >= promise.value),
      source: found?.source ?? full,
    };
  });
}

function nearestOf<S extends FigureSource>(
  promise: Figure,
  reported: readonly Reported<S>[],
): Reported<S> | null {
  const wanted = wordsOf(promise.about);
  const rated = reported
    .filter(({ figure }) => figure.measure === promise.measure && !isStandingTotal(promise, figure))
    .filter((candidate) => !isOnlyFound(promise, candidate, reported))
    .map((candidate) => ({ candidate, alike: alikeness(promise, wanted, candidate.figure) }))
    .filter(({ alike }) => alike >= ABOUT_ALIKE)
    .sort((a, b) => worth(b) - worth(a));
  return rated[0]?.candidate ?? null;
}

/** “法治市集”“法治剧本游”共12场 is kept by 8 and 6 of the two: what the promise names together counts together. */
function withNamesakes<S>(promise: Figure, found: Reported<S>, reported: readonly Reported<S>[]): number {
  const named = reported.filter(
    ({ figure, source }) =>
      source === found.source &&
      figure.measure === promise.measure &&
      [...figure.about.matchAll(NAME)].some(([name]) => promise.before.includes(name)),
  );
  const names = new Set(named.map(({ figure }) => NAME_ONCE.exec(figure.about)?.[0]));
  return names.size > 1 && named.includes(found)
    ? named.reduce((sum, { figure }) => sum + figure.value, 0)
    : found.figure.value;
}

const NAME = /“[^“”]{2,14}”/g;
const NAME_ONCE = /“[^“”]{2,14}”/;

function worth({ candidate, alike }: Rated): number {
  return alike + candidate.source.score * 0.3;
}

/** 排查83个 is what there was to do, 销号66个 what was done. */
const FOUND = /排查|摸排|发现|查摆|受理|收到|登记|梳理出|交办|结转|查出/;
const DONE_WITH = /销号|办结|整改|整治|化解|完成|调结|审结|清退|拆除/;

/** Of several figures in one text the promise means what was done, unless it promised to look. */
function isOnlyFound<S>(
  promise: Figure,
  { figure, source }: Reported<S>,
  all: readonly Reported<S>[],
): boolean {
  if (!FOUND.test(figure.clause) || DONE_WITH.test(figure.clause) || FOUND.test(promise.clause)) return false;
  return all.some(
    (other) =>
      other.source === source &&
      other.figure.measure === figure.measure &&
      other.figure !== figure &&
      DONE_WITH.test(other.figure.clause),
  );
}

interface Rated {
  readonly candidate: Reported<FigureSource>;
  readonly alike: number;
}

/** 新增60户 is not kept by 累计达125户: a standing total would have to be less last year's. */
function isStandingTotal(promise: Figure, { isTotal }: Figure): boolean {
  return isTotal && !promise.isTotal && /新增|新培|新建|新认定|再/.test(promise.about);
}

function besideOthers<S>(
  promise: Figure,
  nearest: readonly (Reported<S> | null)[],
  reported: readonly Reported<S>[],
): Reported<S> | null {
  const beside = reported.filter(
    (candidate) =>
      candidate.figure.measure === promise.measure &&
      nearest.some((found) => found?.source === candidate.source && found.figure !== candidate.figure),
  );
  return beside.length === 1 ? (beside[0] ?? null) : null;
}

const BEYOND_DOUBT = 0.9;

/** 每季度会商一次 is counted by 召开联席会议4次 where that is the one count of the sentence on the promise. */
function theOnlyCount<S extends FigureSource>(
  promise: Figure,
  reported: readonly Reported<S>[],
): Reported<S> | null {
  if (promise.rhythm === null) return null;
  const counts = reported.filter(
    ({ figure, source }) => source.score >= BEYOND_DOUBT && figure.measure === promise.measure,
  );
  return counts.length === 1 ? (counts[0] ?? null) : null;
}

/** Where a text tells in words what was promised by a number. */
function inWords<S extends FigureSource>(promise: Figure, sources: readonly S[]): S | null {
  return inFull(promise, sources) ?? inRhythm(promise, sources) ?? asTheOne(promise, sources);
}

const IN_FULL = /全部|均(?:已|在|按)|无一|全覆盖|百分之百|逐一/;
const SURELY_ABOUT = 0.6;

/** A rate of 100 % may be reported in words: 均在时限内完成, 无一超期. */
function inFull<S extends FigureSource>(promise: Figure, sources: readonly S[]): S | null {
  if (promise.measure !== 'rate' || promise.value !== 100) return null;
  return sources.find(({ text, score }) => score >= SURELY_ABOUT && IN_FULL.test(text)) ?? null;
}

/** 每季度召开一次会议 is kept by 每季度召开会议: the rhythm is reported, if not the number. */
function inRhythm<S extends FigureSource>({ rhythm }: Figure, sources: readonly S[]): S | null {
  if (rhythm === null) return null;
  return sources.find(({ text, score }) => score >= SURELY_ABOUT && keepsRhythm(text, rhythm)) ?? null;
}

const AHEAD = /正在|推进|推动|拟|筹|计划|启动|谋划|探索|将|待|加快|尚未/;

/** 镇长专题述法1次 is kept by 镇长述法: what is promised once is counted by being told. */
function asTheOne<S extends FigureSource>(promise: Figure, sources: readonly S[]): S | null {
  const act = leftOf(promise);
  if (promise.value !== 1 || promise.rhythm !== null || act === '') return null;
  const says = (clause: string) => clause.includes(act) && !AHEAD.test(clause);
  return sources.find(({ text, score }) => score >= SURELY_ABOUT && text.split(/[,;。]/).some(says)) ?? null;
}

/** 按季度, 逐月 are as good as 每季度, 每月. */
function keepsRhythm(text: string, rhythm: string): boolean {
  return ['每', '按', '逐'].some((every) => text.includes(rhythm.replace(/^每个?/, every)));
}

/** 压缩50% names how much is to be saved, 压缩到3天 what is to be left. */
const SAVED = /(?:压缩|缩短|压减|减少|降低|下降)(?:不少于|不低于|至少|超过|约)?$/;

function isBetterWithLess({ about, measure, before }: Figure): boolean {
  if (SAVED.test(before)) return false;
  return LESS_IS_BETTER.test(about) || (measure === 'days' && WITHIN.test(about));
}

function alikeness(promise: Figure, wanted: ReadonlySet<string>, figure: Figure): number {
  if (promise.value === figure.value && promise.counted !== '' && promise.counted[0] === figure.counted[0])
    return 1;
  if (promise.measure === 'hours') return SAME_LEFT;
  if (wanted.size === 0) return share(wordsOf(promise.before), wordsOf(figure.before + figure.about));
  return Math.max(
    leftOf(promise) !== '' && leftOf(promise) === leftOf(figure) ? SAME_LEFT : 0,
    share(wanted, wordsOf(figure.about)),
    SENTENCE * Math.min(1, share(wanted, wordsOf(figure.before))),
  );
}

/** Also of hours: nobody reports hours of anything but the training that was promised. */
const SAME_LEFT = 0.4;

/** The two characters before the number: 人均, 新增. */
function leftOf({ before }: Figure): string {
  return /[\p{Script=Han}]{2}$/u.exec(before)?.[0] ?? '';
}

/** 取得行政执法证 is what 持证 counts. */
const CERTIFIED = /(?:取得|考取|领取|获得)[^,。;]{0,6}(?:执法(?:资格)?证件?|资格证书?)/g;

function wordsOf(about: string): Set<string> {
  return bigramsOf(bareText(about.replace(CERTIFIED, '持证').replace(FORMULA, ' ')));
}

function share(wanted: ReadonlySet<string>, given: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of wanted) if (given.has(pair)) shared++;
  return shared / Math.max(1, Math.min(wanted.size, 5));
}
