import {
  inProgress,
  isMeasure,
  isPlannedAgain,
  SURE_OF_WORK,
  withoutMeasure,
  type Decision,
} from './decision.js';
import { COMMON_PAIRS } from '../../text/common-pairs.js';
import type { Evidence, Findings } from '../matching/evidence.js';
import type { ItemProfile, Profile } from '../../text/profile.js';

const LACK =
  /(?:尚未|没有|还未|(?<!从)未)(?:全部|完全|及时|按时)?(组建|成立|建立|设立|建成|聘请|配备|归档|出台|制定|上线|启用|开通)/g;
const FILLED = '全部|均已|已全部|正式|全面|实现';
const SAME_ACT = [
  ['组建', '成立', '设立', '建立'],
  ['建成', '启用', '投入使用', '上线', '开通'],
  ['出台', '制定', '印发'],
  ['聘请', '配备'],
];
const SAME_THING = 0.4;
const NAMES = 0.9;

/** Likeness from which a passage is taken to answer this very item and not its field of work. */
const SAME_OBJECT = 0.48;
const SURELY_CLOSED = 0.8;
/** 针对…问题: the sentence takes up the trouble before it says that all is done. */
const RESTATED = /(?:针对|关于|围绕|聚焦|对照|对)[^,。]{2,40}(?:问题|短板|不足|薄弱|差距)/;

/**
 * Answer for a shortcoming: closed only where the text says that this trouble is over, in the same breath as the
 * trouble itself, and it is not listed among this year's problems.
 */
export function decideShortcoming(item: ItemProfile, findings: Findings, cameBack: boolean): Decision {
  const objections = {
    compared: [],
    listedAgain: cameBack,
    plannedAgain: isPlannedAgain(findings),
  };
  const closing = findings.done.find((evidence) => closes(item, evidence));
  if (closing && !cameBack) {
    const askAPerson = objections.plannedAgain || closing.score < SURELY_CLOSED;
    return { ...objections, answer: 'stated-closed', quoted: [closing], askAPerson };
  }
  const measures = findings.done.filter(isMeasure);
  if (measures.length === 0) return withoutMeasure(findings, objections);
  const [best] = measures;
  const unsure = closing !== undefined || !best || best.missesObject || best.score < SURE_OF_WORK.shortcoming;
  return inProgress(measures, objections, unsure);
}

function closes(item: ItemProfile, evidence: Evidence): boolean {
  const { passage, score } = evidence;
  if (score < SAME_OBJECT || passage.assertion.unfinished.length > 0) return false;
  if (fillsLack(item, evidence)) return true;
  if (passage.assertion.closing.length === 0) return false;
  if (passage.inPriorSection) return true;
  return passage.closingClauses.some(({ left, whole }) =>
    left.terms.size === 0 ? takesUp(whole, item.whole, passage.text) : concerns(left, item.whole),
  );
}

/** 已完成整改 alone needs the trouble named before it; 无一超期 names it itself. */
function takesUp(clause: Profile, item: Profile, sentence: string): boolean {
  return (
    RESTATED.test(sentence) ||
    [...clause.grams].some((gram) => item.grams.has(gram) && !COMMON_PAIRS.has(gram))
  );
}

/** What is said to be over is this trouble: no facet that the item does not have, and a pair or a term in common. */
function concerns(clause: Profile, item: Profile): boolean {
  if ([...clause.facets].some((facet) => !item.facets.has(facet))) return false;
  return (
    [...clause.pairs].some((pair) => item.pairs.has(pair)) ||
    [...clause.terms].some(([key, weight]) => weight >= NAMES && (item.terms.get(key) ?? 0) >= NAMES)
  );
}

/** 尚未组建, 没有归档: an item that is a bare lack is over once the very thing is reported as there, in full. */
function fillsLack({ text }: ItemProfile, { passage, likeness: { wording } }: Evidence): boolean {
  const lacking = [...text.matchAll(LACK)].map(([, verb = '']) => verb);
  return (
    lacking.length > 0 &&
    wording >= SAME_THING &&
    lacking.every((verb) =>
      new RegExp(`(?:${FILLED})[^,。;]{0,12}(?:${verb}${synonymsOf(verb)})|${verb}率(?:达到?|为)?100%`).test(
        passage.text,
      ),
    )
  );
}

function synonymsOf(verb: string): string {
  const same = SAME_ACT.find((group) => group.includes(verb)) ?? [];
  return same.map((other) => `|${other}`).join('');
}
