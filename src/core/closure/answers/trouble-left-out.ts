import type { Evidence } from '../matching/evidence.js';
import type { ClosingClause } from '../reading/passages.js';
import { COMMON_PAIRS } from '../../text/common-pairs.js';
import { LEADING_ORDINAL, shares, type ItemPart, type ItemProfile } from '../../text/profile.js';

/** 仍有7项…, 仅为81%, 未达到…: a clause that goes on about the subject before it. */
const GOES_ON =
  /^(?:仍|尚|还|仅|只|未|没有|无|存在|截至|其中|导致|造成|影响|有的?|个别|部分|少数|一些|群众|企业)/;
/** The words are about the trouble as such, whatever it was made of. */
const SAID_OF_THE_TROUBLE = /问题|短板|空白|缺口|局面|历史|扭转/;
/** 案件积压, 超审限案件26件: the count spells out the clause before it. */
const COUNTED = /\d+[个家名所处件户项起台套宗份]/;
const SHORTEST = 4;

/**
 * One of several troubles of an item is not spoken of at all: 早发现机制不健全, beside …图斑尚未整改, is not over once the 图斑 are
 * (domain.md §14: an item of several parts is closed only when every part is). Clauses that only spell out another one do not count,
 * and where the text says of the problem itself that it is solved, it means all of it.
 */
export function leavesTroubleOut({ clauses }: ItemProfile, { passage }: Evidence): boolean {
  if (passage.closingClauses.some(meansAllOfIt)) return false;
  const troubles = clauses
    .map((clause) => ({ clause, text: clause.text.replace(LEADING_ORDINAL, '').trim() }))
    .filter(({ text }) => text.length >= SHORTEST);
  const spokenOf = troubles.filter(({ clause }) => isSpokenOf(clause, passage));
  if (spokenOf.length === 0) return false;
  return troubles.some(
    ({ clause, text }, index) =>
      !GOES_ON.test(text) &&
      !isSpokenOf(clause, passage) &&
      !COUNTED.test(troubles[index + 1]?.text ?? '') &&
      !spokenOf.some((other) => sharesContent(clause, other.clause)),
  );
}

/** 责任落实不到位, 意识不强: how something is done, which no paper, body or rate beside it can tell. */
const CONDUCT =
  /(?:落实|履行|执行|衔接|重视)[^,。;]{0,4}不(?:够|到位|力|严|足)|意识[^,。;]{0,4}(?:不强|淡薄|不够)/;

/** Beside the clauses that were answered, the item says that something is done badly. */
export function leavesConductOut(item: string, isAnswered: (clause: string) => boolean): boolean {
  return item.split(/[,;。:]/).some((clause) => CONDUCT.test(clause) && !isAnswered(clause));
}

/** 问题得到解决, or 已完成整改 that names no object of its own. */
function meansAllOfIt({ text, left, isByQuantity }: ClosingClause): boolean {
  return !isByQuantity && (SAID_OF_THE_TROUBLE.test(text) || left.terms.size === 0);
}

function isSpokenOf({ profile }: ItemPart, passage: Evidence['passage']): boolean {
  return (
    shares(profile.themes, passage.profile.themes) ||
    [...profile.grams].some((pair) => !COMMON_PAIRS.has(pair) && passage.profile.grams.has(pair)) ||
    [...profile.terms.keys()].some((key) => !key.includes('|') && passage.profile.terms.has(key))
  );
}

function sharesContent(one: ItemPart, other: ItemPart): boolean {
  return [...one.profile.grams].some((pair) => !COMMON_PAIRS.has(pair) && other.profile.grams.has(pair));
}
