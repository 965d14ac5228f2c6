import type { Span } from '../../shared/span.js';
import { remarksOnList } from '../parts/cues.js';
import { clausesIn, sentencesIn } from '../text/sentences.js';
import { type Cut, type Field, textOf, whole } from './item-shape.js';

/**
 * The side of the work that a clause is about: 「在A方面,」 「A方面:」 「在A上,」 「在A上下功夫,」 「从A看,」,
 * 「思想认识上,」 in four characters; 「此外,」 adds one more. Officials who number nothing part their points so.
 */
const SIDE =
  /^(?:一方面|另一方面|此外,|[\u4e00-\u9fff]{4}上,|对[照标](?!上级|中央|群众|人民|居民|新|更高|先进|标准)[^,。;:]{2,24}(?:要求|标准|目标|期[盼待]),|(?:在|从)?[^,。;:]{2,28}?方面(?:来看|看)?[,:]|在[^,。;:]{2,16}上(?:[,:]|[^,。;:]{2,8},)|在[^,。;:]{2,24}方面[^,。;:]{2,8},|从[^,。;:]{2,16}(?:看|入手|着手|发力|抓起)[,:])/;
/** The same frame with a set phrase in it: 「在此基础上,」 「从总体上看,」 「从三个方面入手,」. */
const SET_PHRASE =
  /^.{2,3}(?:程度|意义|会议|大会|基础|事实|实际)上,|^(?:在|从)[^,]{0,12}(?:基础|程度|意义|前提|总体|整体|全局|目前|当前|会议?)(?:上|来)?(?:看|上)?[,:]|^从(?:以下|如下)?(?:[一二三四五六七八九十几]个)?方面/;

/** Items of paragraphs of which each names one side of the work, or several one after another; empty where they do not. */
export function aspectItems(
  field: Field,
  paragraphs: readonly Span[],
  opens: (paragraph: Span) => boolean,
): Cut[] {
  const starts = paragraphs.map((paragraph) => sidesIn(field, paragraph));
  const named = starts.reduce((sum, sides) => sum + sides.length, 0);
  if (named < 2) return [];
  return paragraphs.flatMap((paragraph, index) => {
    const sides = starts[index] ?? [];
    if (sides.length === 0) return opens(paragraph) ? [] : [whole(paragraph, 'paragraph', 0.85)];
    return sides.map((start, place) => {
      const end = sides[place + 1] ?? remarkAt(field, { start, end: paragraph.end });
      return whole({ start, end }, 'aspect-clause', 0.93);
    });
  });
}

/** Where the promise to deal with all of it begins behind the last side: 「对此,我们将努力加以解决」; the end where none does. */
function remarkAt(field: Field, side: Span): number {
  if (field.kind !== 'shortcoming') return side.end;
  const [, ...later] = sentencesIn(field.copy.text, side.start, side.end);
  return later.find((sentence) => remarksOnList(textOf(field, sentence)))?.start ?? side.end;
}

/** Where the clauses of a paragraph begin that name a side; a single one counts only where it begins the paragraph. */
function sidesIn(field: Field, paragraph: Span): number[] {
  const sides = clausesIn(field.copy.text, paragraph.start, paragraph.end).flatMap((clause) => {
    const words = textOf(field, clause);
    const announced = words.indexOf(':') + 1;
    const promised = PROMISE.exec(words)?.[0].length ?? 0;
    const at = [0, announced, promised].find((from) => namesSide(words.slice(from, from + LEAD)));
    return at === undefined ? [] : [clause.start + at];
  });
  return sides.length > 1 || sides[0] === paragraph.start ? sides : [];
}

const LEAD = 40;
/** 「针对存在问题,下一步我镇将重点」: what leads into the first side without a colon. */
const PROMISE =
  /^(?:[^,。;:]{2,24},){0,2}?[^,。;:]{0,12}?(?:将|要|拟|计划)(?:继续|重点|主要|着重|着力|分别|坚持)?(?:(?:努力|发力|再接再厉),)?/;

function namesSide(words: string): boolean {
  return SIDE.test(words) && !SET_PHRASE.test(words);
}
