import {
  inProgress,
  isMeasure,
  isPlannedAgain,
  SURE_OF_WORK,
  withoutMeasure,
  type Decision,
  type Objections,
} from './decision.js';
import { COMMON_PAIRS } from '../../text/common-pairs.js';
import type { Evidence, Findings } from '../matching/evidence.js';
import type { ClosingClause } from '../reading/passages.js';
import { fillsLack } from './filled-lack.js';
import { saysTheOpposite } from './opposite.js';
import { leavesConductOut, leavesTroubleOut } from './trouble-left-out.js';
import type { ItemProfile, Profile } from '../../text/profile.js';

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
  if (measures.length === 0) return answerOfTheField(findings, objections);
  const [best] = measures;
  const unsure =
    closing !== undefined ||
    !best ||
    best.missesObject ||
    measures.some(({ entry }) => entry?.standing === 'unsure') ||
    (!cameBack && best.score < SURE_OF_WORK.shortcoming) ||
    (!cameBack && measures.some((measure) => mayClose(item, measure) || isMuchBetter(measure)));
  return inProgress(measures, objections, unsure);
}

/**
 * Nothing speaks of the matter itself. Where work of its field is reported all the same, reports mean it as the answer more often
 * than not, which a person has to say; else the matter is only mentioned, or passed over.
 */
function answerOfTheField(findings: Findings, objections: Objections): Decision {
  const decision = withoutMeasure(findings, objections);
  if (decision.answer !== 'silent' || findings.workOfTheField === null) return decision;
  return inProgress([findings.workOfTheField], objections, true);
}

/** Something near the matter is over or done in full, and the rules do not see that it is the matter itself. */
function mayClose(item: ItemProfile, { score, passage }: Evidence): boolean {
  return (
    score >= SAME_OBJECT &&
    passage.closingClauses.some(
      ({ isByQuantity }) => !isByQuantity || score >= ON_THE_MATTER || !INNER.test(item.text),
    ) &&
    passage.assertion.unfinished.length === 0
  );
}

const BETTER = /[由从][^,。;]{1,14}(?:提高|提升|上升|增|降|下降|缩短|压缩|压减|减少)/;

/** A figure went from one value to a better one: whether that is the end of the trouble is for a person to say. */
function isMuchBetter({ score, passage }: Evidence): boolean {
  return score >= SURE_OF_BETTER && BETTER.test(passage.text);
}

const SURE_OF_BETTER = 0.9;

function closes(item: ItemProfile, evidence: Evidence): boolean {
  const { passage, score } = evidence;
  if (evidence.entry?.standing === 'closed') return true;
  if (passage.assertion.unfinished.length > 0) return false;
  if (passage.closingClauses.some((clause) => saysItIsGone(clause, item.whole, score))) return true;
  if (score < SAME_OBJECT) return false;
  if (passage.text.split(/[,;。]/).some((clause) => saysThereIsNone(clause, item.text))) return true;
  if (fillsLack(item, evidence)) return true;
  if (saysTheOpposite(item.text, evidence) && !leavesTroubleOut(item, evidence)) return true;
  if (passage.assertion.closing.length === 0) return false;
  if (passage.inPriorSection) return true;
  if (leavesTroubleOut(item, evidence)) return false;
  return passage.closingClauses.some((clause) =>
    clause.isByQuantity
      ? doesAllOfIt(item, clause, score)
      : clause.left.terms.size === 0
        ? takesUp(clause.whole, item.whole, passage.text)
        : concerns(clause.left, item.whole) || namesTheThing(clause.whole, item.whole, score),
  );
}

/** What people think and how well they do cannot be done with by numbers: it takes words that say it is over. */
const INNER =
  /意识|能力|素质|素养|水平|质量|质效|效能|主动性|积极性|理念|思维|观念|认识|作风|合力|氛围|力度|体制|作为|效果|成效|作用|不会|不敢|不愿|畏难|知识(?:欠缺|不足|缺乏|储备|薄弱)|把关|手段|单一/;
const RATE_NAME =
  /([\p{Script=Han}]{2,8})[率度](?:(?:由|从)[^,%]{0,8}%)?(?:均|分别)?(?:达|为|保|升|提|恢)?[^,]{0,3}100%/u;

/** 查处率不高 is not over with 办结率100%: the rate that was wrong has to be the one reported. */
const RATE_OF = /(\p{Script=Han}{2})率/gu;

/** All of what the item lacked or had wrong was done: the rate, or the thing, bears its name. */
function doesAllOfIt(item: ItemProfile, { text, left, whole }: ClosingClause, score: number): boolean {
  if (INNER.test(item.text)) return false;
  const rate = RATE_NAME.exec(text)?.[1];
  const wrong = [...item.text.matchAll(RATE_OF)].map(([, name]) => name);
  if (rate !== undefined && leavesConductOut(item.text, (clause) => clause.includes(rate.slice(-2))))
    return false;
  if (rate !== undefined && wrong.length > 0) return wrong.includes(rate.slice(-2));
  if (rate !== undefined)
    return pairsOf(rate).some((pair) => item.whole.grams.has(pair) && !COMMON_PAIRS.has(pair));
  return (
    isTheSameNumber(text, item.text) || concerns(left, item.whole) || namesTheThing(whole, item.whole, score)
  );
}

const COUNTED = /\d+(?:家|个|名|所|处|件|户|项|起|台|套|宗|份)/g;

/** 积压投诉11件 and 积压的11件已全部办结: the very number that was wrong is done with. */
function isTheSameNumber(clause: string, item: string): boolean {
  const wrong = new Set([...item.matchAll(COUNTED)].map(([counted]) => counted));
  return [...clause.matchAll(COUNTED)].some(([counted]) => wrong.has(counted));
}

function pairsOf(name: string): string[] {
  return Array.from({ length: name.length - 1 }, (_, at) => name.slice(at, at + 2));
}

/** Pairs of characters that not every report has, by which a clause names the matter: fewer where the whole sentence is on it. */
const NAMED_BY = 2;
const ON_THE_MATTER = 0.9;

/** What is done in full bears the name of what was wrong, be it in no list: 学校章程核准, 32家无证机构. */
function namesTheThing(clause: Profile, item: Profile, score: number): boolean {
  const named = [...clause.grams].filter((gram) => item.grams.has(gram) && !COMMON_PAIRS.has(gram));
  return named.length >= (score >= ON_THE_MATTER ? 1 : NAMED_BY);
}

/** 未再发现无证行医行为: the trouble itself is said to be gone, so that the sentence need not be on anything else of the item. */
const GONE =
  /(?:未再|不再|没有再|再未)[^,。;]{0,4}?(?:发生|发现|出现|存在)|不复存在|[降减归](?:为|至|到)?(?:零|0)(?![.\d])/;
const NAMED_IN_FULL = 3;

/** 无败诉案件, 未发生单独执法情形: none of what the item says there was. */
const NONE_OF =
  /(?:未(?:再)?发生|没有(?:再)?发生|未(?:再)?出现|(?<![有否论])无|实现零|零)(?:一[起件例宗]?)?([\p{Script=Han}]{2,14}?)(?:的)?(?:案件|情形|情况|现象|行为|问题|事件)?$/u;
/** What follows the trouble in the wording of an item that there is, or was, such a trouble. */
const THERE_IS =
  '(?:案件|数量|行为)?(?:率)?(?:较|偏|仍|还|的?情[况形]|的?现象|的?问题|多|高|频|时有|居高|\\d|[,。;]|$)';

function saysThereIsNone(text: string, item: string): boolean {
  const trouble = NONE_OF.exec(text)?.[1] ?? '';
  if (trouble === '' || pairsOf(trouble).every((pair) => COMMON_PAIRS.has(pair))) return false;
  return new RegExp(`${trouble}${THERE_IS}`).test(item);
}

function saysItIsGone({ text, whole }: ClosingClause, item: Profile, score: number): boolean {
  if (!GONE.test(text)) return false;
  const named = [...whole.grams].filter((gram) => item.grams.has(gram));
  return named.length >= (score >= SAME_OBJECT ? NAMED_BY : NAMED_IN_FULL);
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
