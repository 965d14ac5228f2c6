import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import { isClosingFormula, isSignature } from './chrome.js';
import type { MatchingCopy } from '../text/normalise.js';
import { sentencesIn } from '../text/sentences.js';
import { titleLines } from './title.js';

/** What stands around the body: title above it, formula and signature below it. Offsets are into the matching copy. */
export interface Frame {
  /** The lines that make up the title, in order; empty where the file has none. */
  readonly title: readonly Block[];
  /** The body is `blocks[from, to)`. */
  readonly from: number;
  readonly to: number;
  /** Where the body ends: the last paragraph may carry the closing formula or the signature itself. */
  readonly bodyEnd: number;
  readonly closing: Span | null;
}

type TextOf = (block: Block) => string;

export function findFrame(copy: MatchingCopy, blocks: readonly Block[]): Frame {
  const textOf: TextOf = (block) => copy.text.slice(block.start, block.end);
  const title = titleLines(blocks, textOf);
  let from = title ? title.last + 1 : 0;
  while (isHeadMatter(blocks[from], textOf)) from++;
  let to = perorationAt(copy, blocks, from);
  while (to > from && isTailMatter(blocks[to - 1], textOf)) to--;
  const last = to > from ? blocks[to - 1] : undefined;
  const bodyEnd = last ? gluedClosing(copy, last) : 0;
  return {
    title: title ? blocks.slice(title.first, title.last + 1) : [],
    from,
    to,
    bodyEnd,
    closing: closingOf(copy, last && bodyEnd < last.end ? bodyEnd : blocks[to]?.start),
  };
}

const PERORATION =
  /^(?:各位代表|同志们|各位委员)?[!,:。]?.{0,60}(?:让我们.{2,}(?:奋斗|努力|贡献|篇章|作出|前进|征程)|我们要更加紧密地?团结在)|^(?:各位代表|同志们|各位委员)[!,].{0,300}让我们/;
const ADDRESSES = /^(?:各位代表|同志们|各位委员)[!,:。]/;
const GLOSSARY =
  /^(?:附件?|附录)?\d?[::]?[^。]{0,20}(?:名词(?:、?术语)?(?:解释|注释|说明)|有关(?:用语|名词)(?:说明|解释))[::]?$/;

/** 「附件:2025年重点任务清单」, 「附件:」 above a list: what is enclosed says again what the report said. */
const ENCLOSURE = /^附[件表]\d{0,2}(?:[::][^。]{0,50}|)$/;

/** The call to arms that ends a speech, the glossary after it, or what is enclosed: no part of the report follows them. */
function perorationAt(copy: MatchingCopy, blocks: readonly Block[], from: number): number {
  const half = copy.text.length / 2;
  const at = blocks.findIndex((block, index) => {
    if (index < from || block.start < half || block.marker) return false;
    const text = copy.text.slice(block.start, Math.min(block.end, block.start + 400));
    return [PERORATION, GLOSSARY, ENCLOSURE].some((end) => end.test(text));
  });
  let end = at < 0 ? blocks.length : at;
  while (end > from + 1 && callsOut(copy, blocks[end - 1])) end--;
  return end;
}

/** 「各位代表!…把承诺变成实景图!」: who turns to the hearers and ends with a call has begun to take leave. */
function callsOut(copy: MatchingCopy, block: Block | undefined): boolean {
  if (!block || block.marker || block.start < copy.text.length / 2) return false;
  const text = copy.text.slice(block.start, block.end);
  return ADDRESSES.test(text) && text.endsWith('!');
}

function closingOf(copy: MatchingCopy, start: number | undefined): Span | null {
  return start === undefined ? null : { start, end: copy.text.length };
}

const ADDRESSEE =
  /^(?:尊敬的)?(?:[省市县区州旗](?=政府|委)|[\u4e00-\u9fff、()]{2,30})(?:政府|委|办|局|厅|会|代表|委员|同志们?|领导|组|院|单位|部门|中心)(?:[、,][\u4e00-\u9fff、]{2,30})?:$/;
/** 文号 on a line of its own: 「青政字〔2025〕7号」. */
const DOCUMENT_NUMBER = /^[\u4e00-\u9fff]{1,12}[〔[(【]20\d\d[〕\])】]第?\d{1,4}号$/;
const HEAD_LINES = [ADDRESSEE, DOCUMENT_NUMBER];
const SUBTITLE = /^(?:——|—|--)/;
const SPEAKER = /^[\u4e00-\u9fff]{2,30}(?:镇长|乡长|县长|区长|市长|省长|主任|局长|书记)[\u4e00-\u9fff]{0,4}$/;

/** Between title and first paragraph: dates, organ lines, the document's number, the addressee (「市政府:」), page furniture. */
function isHeadMatter(block: Block | undefined, textOf: TextOf): boolean {
  if (!block) return false;
  if (block.chrome) return true;
  if (block.marker) return false;
  const text = textOf(block);
  if (HEAD_LINES.some((line) => line.test(text)) || isSignature(text)) return true;
  if (SUBTITLE.test(text) || SPEAKER.test(text) || /会议上\)?$/.test(text)) return text.length < 60;
  return /^\(?\d{4}[-/.]\d{1,2}[-/.]\d{1,2}/.test(text) && text.length < 40;
}

function isTailMatter(block: Block | undefined, textOf: TextOf): boolean {
  if (!block) return false;
  if (block.chrome) return true;
  const text = textOf(block);
  if (block.marker && !isSignature(text)) return false;
  return isSignature(text) || isClosingFormula(text);
}

const GLUED_SIGNATURE =
  /^[一-鿿]{0,30}(?:20\d\d年\d{1,2}月\d{1,2}日|二[〇○O0零][一二三四五六七八九〇○零]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)$/;

/** 「…新局面。特此报告。」: where the body ends when the formula or the signature shares its last line. */
function gluedClosing(copy: MatchingCopy, last: Block): number {
  const sentences = sentencesIn(copy.text, last.start, last.end);
  let end = last.end;
  for (const sentence of sentences.slice(1).reverse()) {
    const text = copy.text.slice(sentence.start, sentence.end);
    if (
      !isClosingFormula(text) &&
      !GLUED_SIGNATURE.test(text) &&
      !PERORATION.test(text) &&
      !ADDRESSES.test(text)
    )
      break;
    end = sentence.start;
  }
  return end;
}
