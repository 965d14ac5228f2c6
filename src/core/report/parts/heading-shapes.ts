import type { Block } from '../text/blocks.js';
import type { MarkerStyle } from '../text/ordinals.js';
import type { Document } from './parts.js';
import type { HeadingRole } from './roles.js';

/** 「关于部分项目资金拨付不及时的问题」, 「"资金拨付不及时"问题」 */
export function isProblemHeading(words: string): boolean {
  return /^(?:(?:关于|针对|对)[^。]{2,70}(?:问题|意见|不足|不到位|不力)|"[^。]{4,60}"的?问题|(?:反馈|督察|督查|存在|指出|具体)?的?问题\d{0,2}:)/.test(
    words,
  );
}

/** A label is shorter than any heading. */
const LABEL_MAX = 10;

/** 「1.问题:… 2.问题:…」: words that every entry of a list begins with are a label; no part of the document has its name twice. */
export function repeatedLabels({ blocks, text }: Document, top: MarkerStyle | null): ReadonlySet<Block> {
  const known = new Map<string, Block>();
  const labels = new Set<Block>();
  for (const block of blocks) {
    if (block.marker?.style === top) known.clear();
    const words = text.slice(block.heading.start, block.heading.end);
    if (!block.marker || !words.endsWith(':') || words.length > LABEL_MAX) continue;
    const key = `${block.marker.style} ${words}`;
    const first = known.get(key);
    if (first) labels.add(first).add(block);
    else known.set(key, block);
  }
  return labels;
}

/** An unnumbered heading is a short line without a sentence in it. */
const BARE_HEADING_MAX = 34;
/** 「我镇主要存在以下问题:」, 「认真抓好3方面重点工作:」: the first sentence of a part, not its heading. */
const ANNOUNCES =
  /(?:我|以下|如下)[^:]*:$|(?:是|有|为):$|^(?:今年|要|将|认真|重点|着力|着重|切实|具体|全力|突出)+(?:抓好|做好|办好|完成|推进)[^:]*:$/;

/** Whether the shape of the words allows for a heading without an ordinal; what they name is asked afterwards. */
export function hasHeadingShape(words: string): boolean {
  return words.length <= BARE_HEADING_MAX && !/[。,;!?|\t]/.test(words) && !ANNOUNCES.test(words);
}

/** `next` is the block behind: a list that goes on in the same line is announced, not headed (「主要问题:1.…2.…」). */
export function isBareHeading(
  block: Block,
  words: string,
  { role, next }: { readonly role: HeadingRole | null; readonly next: Block | undefined },
): boolean {
  const announcesOnLine = words.endsWith(':') && next?.leads === false;
  if (!block.leads || !block.headingOnly || !role || announcesOnLine) return false;
  return role.strong || words.length <= 16;
}
