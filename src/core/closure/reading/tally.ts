import { wholeNumber } from '../../text/numerals.js';
import { LEADING_ORDINAL } from '../../text/profile.js';

/** What one sentence says of all of last year's problems together: 已全部整改到位, 其中3项已完成,1项正在推进. */
export interface Tally {
  /** Problems said to be over; null where no number is given. */
  readonly closed: number | null;
  /** Problems said to be still worked at; null where no number is given. */
  readonly open: number | null;
  /** 全部, 均: all of them, or all of those that are not counted apart, are over. */
  readonly isAll: boolean;
  /** 均取得阶段性成效,还需持续用力: none of them is over. */
  readonly isNone: boolean;
  /** 除需长期坚持的事项外: some that are not counted are left out. */
  readonly hasException: boolean;
}

const YEAR = /20\d\d年/g;
/** Problems as such: those of last year's report, those found, 以上, or so and so many of them. */
const OF_ALL_PROBLEMS =
  /(?:上一?年度?|去年|以上|上述|查摆|查找|反馈|反映|指出|列明|所列|提出|梳理|存在|不足之处)[^。]{0,24}(?:问题|不足|短板|事项|方面)|(?:\d+|[一二两三四五六七八九十]+)(?:个|项|条|类)(?:方面)?的?(?:突出|主要|具体)?(?:问题|不足|短板|事项)|(?:问题|不足|短板)\d+(?:个|项|条)|问题(?:整改|清单)|各项问题|所有问题/;
const COUNT = /(\d+|[一二两三四五六七八九十]+)(?:个|项|条|类|件)/g;
const IS_OVER = /完成|到位|销号|办结|解决|整改完毕|已整改|清零|见效/;
/** 全部制定整改措施, 均明确责任单位: what is complete is the paper, and not the work. */
const ONLY_PREPARED = /制定|部署|研究|印发|召开|明确|分解|细化|认领|建立/;
const STILL_OPEN = /正在|推进|持续|继续|长期|尚|仍|未|阶段性|基本|逐步|整改中|部分/;
const WHOLLY = /全部|均|都|悉数|100%|逐一|逐项/;
const EXCEPT = /除[^,。;]{2,20}外/;

/** Reads the status of all problems together from a sentence or two (matching copy); null where it tells none. */
export function tallyOf(text: string): Tally | null {
  const bare = text.replace(YEAR, '去年');
  if (!OF_ALL_PROBLEMS.test(bare)) return null;
  const clauses = bare.split(/[,;。:]/);
  const open = sumOf(clauses.filter((clause) => STILL_OPEN.test(clause) && !EXCEPT.test(clause)));
  const over = clauses.filter(saysOver);
  const isAll = over.some((clause) => WHOLLY.test(clause));
  const closed = sumOf(over.filter((clause) => !WHOLLY.test(clause)));
  const isNone = !isAll && closed === null && clauses.some(saysNoneIsOver);
  if (!isAll && !isNone && closed === null) return null;
  return { closed, open, isAll, isNone, hasException: EXCEPT.test(bare) };
}

/** 已完成整改的问题, 正在推进的事项: a heading that tells how far all beneath it are; null for any other (matching copy). */
export function tallyOfHeading(text: string): Tally | null {
  const bare = text.replace(LEADING_ORDINAL, '');
  const isNone = OPEN_HEADING.test(bare);
  if (!isNone && !CLOSED_HEADING.test(bare)) return null;
  return { closed: null, open: null, isAll: !isNone, isNone, hasException: false };
}

const HEADING_END = '的?(?:问题|事项|不足)(?:\\(?(?:共|计)?\\d+[个项条]\\)?)?[。:]?$';
const CLOSED_HEADING = new RegExp(
  `^(?:目前|均|已经?|全部)*(?:完成整改|整改完成|整改到位|整改销号|办结|销号|解决|完成)${HEADING_END}`,
);
const OPEN_HEADING = new RegExp(
  `^(?:目前|仍|还)?(?:正在|持续|继续|长期|有序|尚未|未|需要?|基本|部分)(?:推进|整改|坚持|完成|落实|加强|持续)*${HEADING_END}`,
);

function saysNoneIsOver(clause: string): boolean {
  return /均|都|全部|悉数/.test(clause) && STILL_OPEN.test(clause) && !ONLY_PREPARED.test(clause);
}

function saysOver(clause: string): boolean {
  return (
    IS_OVER.test(clause) &&
    !STILL_OPEN.test(clause) &&
    !ONLY_PREPARED.test(clause) &&
    (WHOLLY.test(clause) || countIn(clause) !== null)
  );
}

function sumOf(clauses: readonly string[]): number | null {
  const counts = clauses.flatMap((clause) => countIn(clause) ?? []);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}

/** The last number of a clause is what it comes to: 5项问题已完成整改3项. */
function countIn(clause: string): number | null {
  const last = [...clause.matchAll(COUNT)].at(-1)?.[1];
  return last === undefined ? null : wholeNumber(last);
}
