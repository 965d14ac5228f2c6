import type { Block } from '../text/blocks.js';
import type { MarkedCopy } from '../text/enumeration.js';
import { sentenceEnd, sentencesIn } from '../text/sentences.js';
import { opensFirstResponsible, opensShortcomings } from './cues.js';
import { isSaidByOthers } from './openers.js';
import { bodyBlocks, firstSentence } from './part-blocks.js';
import type { Document, Part } from './parts.js';
import { type Cue, sentenceCues } from './sentence-cues.js';

/** The part that closes a document's report on its work, while its turns are looked for. */
interface Closing {
  readonly copy: MarkedCopy;
  readonly document: Document;
  readonly part: Part;
  readonly blocks: readonly Block[];
  /** The blocks in which a turn may stand anywhere: the last one, and the one that announces the list behind it. */
  readonly open: ReadonlySet<Block | undefined>;
}

/** Only a paragraph of its own, or the last paragraph, may turn to shortcomings and plan. */
export function closingCues(copy: MarkedCopy, document: Document, part: Part): Cue[] {
  const blocks = bodyBlocks(document, part);
  const open = new Set([listerOf(document, blocks), blocks.at(-1)]);
  const opens = (block: Block): boolean => opensShortcomings(firstSentence(document, block));
  const mayTurn = (block: Block, index: number): boolean =>
    open.has(block) || (!block.marker && (index > 0 || blocks.length <= 3 || opens(block)));
  const closing = { copy, document, part, blocks, open };
  const cues = blocks.flatMap((block, index) => (mayTurn(block, index) ? turnsIn(closing, index) : []));
  return [...cues, ...leadersBetween(document, blocks, cues)]
    .filter((cue) => cue.role !== part.role)
    .sort((one, other) => one.at - other.at);
}

/** The cues of one block that may turn. */
function turnsIn({ copy, document, part, blocks, open }: Closing, index: number): Cue[] {
  const block = blocks[index];
  if (!block) return [];
  const range = { start: block.start, end: Math.min(endWithList(document, blocks, index), part.end) };
  const found = sentenceCues(copy, document, range);
  const second = sentencesIn(document.text, range.start, range.end)[1]?.start ?? range.start;
  const inReach = (cue: Cue): boolean => open.has(block) || cue.at <= second;
  const follows = (at: number): boolean =>
    found.some((cue) => cue.at === range.start || (cue.role === 'shortcomings' && cue.at < at));
  return found
    .filter((cue) => inReach(cue) && !isHearsay(document, block, cue))
    .flatMap((cue) => {
      if (cue.role !== 'plan' || follows(cue.at)) return [cue];
      if (isAside(document, { block, first: blocks[0], at: cue.at })) return [];
      const leads =
        !block.marker && cue.at === second && leadsToPlan(document.text.slice(range.start, cue.at));
      return [{ ...cue, at: leads ? range.start : cue.at }];
    });
}

/** A paragraph on the principal leader's own duty, where the next one opens another part or none follows. */
function leadersBetween(document: Document, blocks: readonly Block[], cues: readonly Cue[]): Cue[] {
  const opening = new Set(cues.map(({ at }) => at));
  return blocks.flatMap((block, index): Cue[] => {
    const next = blocks[index + 1];
    const alone = index > 0 && !block.marker && (!next || opening.has(next.start));
    if (!alone || !opensFirstResponsible(firstSentence(document, block))) return [];
    return [{ at: block.start, role: 'first-responsible', clause: -1, lastClause: true }];
  });
}

/** The block that announces the list with which the part ends. */
function listerOf({ text }: Document, blocks: readonly Block[]): Block | undefined {
  const lister = blocks.findLastIndex((block) => text[block.end - 1] === ':');
  const isNumbered = (block: Block): boolean => block.marker !== null;
  return blocks.slice(lister + 1).every(isNumbered) ? blocks[lister] : undefined;
}

/** 「反馈指出,近年来…。但也发现一些问题,…」: what somebody else says of others admits nothing of this body. */
function isHearsay({ text }: Document, { start }: Block, { at, role }: Cue): boolean {
  const before = text.slice(start, Math.min(at, start + HEARSAY_REACH));
  return (
    role === 'shortcomings' &&
    at > start &&
    isSaidByOthers(before) &&
    !/[我本][镇乡县市区局街们]/.test(before)
  );
}

const HEARSAY_REACH = 600;

/** Where a paragraph ends: after the numbered list that it announces and that stands on its own line. */
function endWithList({ text }: Document, blocks: readonly Block[], index = 0): number {
  let end = blocks[index]?.end ?? 0;
  if (text[end - 1] !== ':') return end;
  for (let next = index + 1; blocks[next]?.leads === false; next++) end = blocks[next]?.end ?? end;
  return end;
}

/** 「法治政府建设是一项长期性的系统工程。」: a truth about the work that opens the paragraph of promises. */
function leadsToPlan(sentence: string): boolean {
  return (
    sentence.length < 60 &&
    /是(?:一项|一个|一场)|工程|任重道远|在路上|没有(?:休止符|终点)|进行时|新(?:征程|起点)|责任重大/.test(
      sentence,
    )
  );
}

/** 「…解决了难题。今后将继续深化。」: the paragraph right under a heading reports; a promise in passing is no plan, a list of them is. */
function isAside(
  { text }: Document,
  { block, first, at }: { readonly block: Block; readonly first: Block | undefined; readonly at: number },
): boolean {
  return block === first && !text.slice(at, sentenceEnd(text, at, block.end)).includes(':');
}
