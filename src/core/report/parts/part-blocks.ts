import type { Span } from '../../shared/span.js';
import type { Block } from '../text/blocks.js';
import { sentenceEnd } from '../text/sentences.js';
import type { Document, Part } from './parts.js';

/** The blocks of a part; `cut` takes in one that the part begins inside of. */
export function blocksIn({ blocks }: Document, { start, end }: Span, cut = false): Block[] {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.end ?? Infinity) <= start) low = middle + 1;
    else high = middle;
  }
  const found: Block[] = [];
  for (let block = blocks[low]; block && block.end <= end; block = blocks[++low]) {
    if (!block.chrome && (cut || block.start >= start)) found.push(block);
  }
  return found;
}

/** What the block says first, its ordinal included. */
export function firstSentence({ text }: Document, block: Block): string {
  return text.slice(block.start, sentenceEnd(text, block.start, block.end));
}

/** The blocks of a part, what its heading's own line goes on with included: 「三、加强宣传。…虽然…,但还存在…」. */
export function bodyBlocks(document: Document, part: Part): Block[] {
  return blocksIn(document, part, true).map((block) =>
    block.start < part.start ? { ...block, start: part.start } : block,
  );
}
