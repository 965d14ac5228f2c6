import type { Block } from '../text/blocks.js';
import { isDateLine } from './chrome.js';
import { roleOfHeading } from '../parts/roles.js';
import { isTitle, TITLE_FORM } from './title-form.js';

/** What a title says after a covering letter: nothing less counts there. */
const SECOND_TITLE = /(?:法治|依法|法制|整改|政府工作)[^。]*(?:报告|总结|汇报)(?:[(《].{1,20}[)》])?$/;
/** A paragraph longer than this belongs to the body: no title comes after it. */
const PARAGRAPH_MIN = 120;
/** A title further down than this is no title. */
const HEAD_BLOCKS = 120;
const LETTER_MIN = 30;
const LINE_ABOVE_MAX = 40;

/** An organ, a place or the first half of the title itself; buttons and menus of a page are none of these. */
const ABOVE = /^[\u4e00-\u9fff\d()、〇○]{4,}$/;
const NAMES =
  /(?:政府|委员会|委|局|厅|院|办公室|办事处|中心|省|市|区|县|旗|镇|乡|街道|党组)$|关于|年|法治|建设/;

type TextOf = (block: Block) => string;

/** The lines of the document's own title; a page may print it twice and a covering letter may stand between. */
export function titleLines(blocks: readonly Block[], textOf: TextOf): { first: number; last: number } | null {
  const last = lastTitleLine(blocks, textOf);
  if (last < 0) return null;
  let first = last;
  while (first > 0 && belongsAbove(blocks[first - 1], textOf) && !isLabel(blocks[first - 2], textOf)) first--;
  return { first, last };
}

/** 「发布机构:」 on a line of its own: the line under it is its value. */
function isLabel(block: Block | undefined, textOf: TextOf): boolean {
  return block?.chrome === true && textOf(block).endsWith(':');
}

function lastTitleLine(blocks: readonly Block[], textOf: TextOf): number {
  let found = -1;
  let letter = false;
  for (const [index, block] of blocks.slice(0, HEAD_BLOCKS).entries()) {
    if (block.chrome) continue;
    const text = textOf(block);
    if (block.marker || text.length > PARAGRAPH_MIN) break;
    const title = block.leads && completesTitle(blocks[index - 1], text, textOf);
    if (title && (!letter || found < 0 || SECOND_TITLE.test(text))) found = index;
    if (!title && found >= 0 && namesPart(text)) break;
    letter ||= text.length >= LETTER_MIN && text.includes('。');
  }
  return found;
}

/** The heading of a part without a number: the title is behind it. */
function namesPart(text: string): boolean {
  return text.length < LETTER_MIN && roleOfHeading(text, null)?.strong === true;
}

/** A title may be broken in mid-word: 「…法治政府建设 / 工作报告」. */
function completesTitle(before: Block | undefined, text: string, textOf: TextOf): boolean {
  if (isTitle(text)) return true;
  if (!before || before.chrome || before.marker || text.length > LETTER_MIN) return false;
  const above = textOf(before);
  return !/[。;:!?|]/.test(above) && TITLE_FORM.test(text) && isTitle(above + text);
}

function belongsAbove(above: Block | undefined, textOf: TextOf): boolean {
  if (!above || above.chrome || above.marker) return false;
  const text = textOf(above);
  if (text.length > LINE_ABOVE_MAX || !ABOVE.test(text) || !NAMES.test(text)) return false;
  return !isDateLine(text) && !isTitle(text);
}
