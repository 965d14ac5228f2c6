import type { Block } from '../text/blocks.js';
import type { Span } from '../../shared/span.js';
import { admitsOpenly, announcesList, confesses, opensShortcomings } from './cues.js';
import { type Cue, sentenceCues } from './sentence-cues.js';
import type { MarkedCopy } from '../text/enumeration.js';
import { isSaidByOthers } from './openers.js';
import type { Document, Part } from './parts.js';
import { sentenceEnd, sentencesIn } from '../text/sentences.js';
import type { SectionRole } from '../types.js';

const BEFORE_CLOSING: ReadonlySet<SectionRole> = new Set([
  'preamble',
  'achievements',
  'first-responsible',
  'other',
]);

const SPEAKS_OF_PROBLEMS: ReadonlySet<SectionRole> = new Set([
  'shortcomings',
  'causes',
  'prior-rectification',
]);

/** Adds the parts that only a sentence opens (「今年以来,虽然…主要表现在:」): in the closing part of the document, or inside the part on shortcomings. */
export function addUnheaded(copy: MarkedCopy, document: Document, headed: readonly Part[]): Part[] {
  const known = new Set(headed.map((part) => part.role));
  if (headed.length === 1 && headed[0]?.role === 'preamble')
    return addUnheaded(copy, document, withoutHeadings(document, headed[0]));
  const lastReport = headed.findLastIndex((part) => part.depth === 0 && BEFORE_CLOSING.has(part.role));
  return headed.flatMap((part, index) => {
    if (headed[index + 1]?.depth === 1) return [part];
    if (SPEAKS_OF_PROBLEMS.has(part.role)) return splitAt(part, cuesWithin(copy, document, part), known);
    if (!BEFORE_CLOSING.has(part.role)) return [part];
    const closes = index === lastReport || (part.also !== null && part.role === 'achievements');
    const cues = closes ? closingCues(copy, document, part) : openAdmissions(document, part);
    return splitAt(part, cues, known).flatMap((found) => untilNextList(document, found, part));
  });
}

const LAST_PARAGRAPHS = 3;

/** At the end of any part that reports, a paragraph may admit openly: 「我们也清醒认识到…」. */
function openAdmissions(document: Document, part: Part): Cue[] {
  const last = bodyBlocks(document, part).slice(-LAST_PARAGRAPHS);
  const admitting = last.find(
    (block, index) =>
      !block.marker &&
      index > 0 &&
      admitsOpenly(document.text.slice(block.start, sentenceEnd(document.text, block.start, block.end))),
  );
  const at = admitting?.start ?? confessionIn(document, last.at(-1));
  return at === undefined ? [] : [{ at, role: 'shortcomings', clause: -1, lastClause: true }];
}

/** The same turn inside the last paragraph, where it must open its sentence: 「…99%。在总结成绩的同时,我们也清醒看到…」. */
function confessionIn({ text }: Document, block: Block | undefined): number | undefined {
  if (!block) return undefined;
  const [, ...later] = sentencesIn(text, block.start, block.end);
  return later.find(({ start, end }) => confesses(text.slice(start, end)))?.start;
}

/**
 * An admission without a heading ends before a list that it does not announce: what is numbered there goes on with the
 * part it stands in.
 */
function untilNextList(document: Document, found: Part, whole: Part): Part[] {
  if (found.role !== 'shortcomings' || found.from === whole.from) return [found];
  const [first, ...rest] = blocksIn(document, found, true);
  if (!first || first.marker) return [found];
  const sentences = sentencesIn(document.text, found.start, first.end);
  const last = sentences.at(-1);
  if (last && announcesList(document.text.slice(last.start, last.end))) return [found];
  const next = rest.find((block) => block.marker);
  if (!next || next.start >= found.end) return [found];
  const { end } = found;
  found.end = next.start;
  return [found, { ...whole, heading: null, also: null, from: next.start, start: next.start, end }];
}

/** The blocks of a part; `cut` takes in one that the part begins inside of. */
function blocksIn({ blocks }: Document, { start, end }: Span, cut = false): Block[] {
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

function firstSentence({ text }: Document, block: Block): string {
  return text.slice(block.start, sentenceEnd(text, block.start, block.end));
}

/** A report in prose: its first paragraph is the preamble, unless it opens with the problems; what follows reports the work. */
function withoutHeadings(document: Document, preamble: Part): Part[] {
  const [opening] = blocksIn(document, preamble);
  if (opening && opensShortcomings(firstSentence(document, opening)))
    return [{ ...preamble, role: 'achievements' }];
  const second = document.blocks.find(
    (block) => block.start > preamble.start && block.leads && !block.chrome,
  );
  if (!second) return [{ ...preamble, role: 'achievements' }];
  return [
    { ...preamble, end: second.start },
    { ...preamble, role: 'achievements', from: second.start, start: second.start },
  ];
}

/** A cue inside a list belongs to its item, unless the item is the last one and no other item has such a remark. */
function cuesWithin(copy: MarkedCopy, document: Document, part: Part): Cue[] {
  const cues = sentenceCues(copy, document, part).filter(
    (cue) => cue.role !== part.role && cue.role !== 'shortcomings',
  );
  const clauses = new Map<SectionRole, Set<number>>();
  for (const { role, clause } of cues) clauses.set(role, (clauses.get(role) ?? new Set()).add(clause));
  return cues.filter((cue) => cue.lastClause && clauses.get(cue.role)?.size === 1);
}

/** Only a paragraph of its own, or the last paragraph, may turn to shortcomings and plan. */
function closingCues(copy: MarkedCopy, document: Document, part: Part): Cue[] {
  const inPart = bodyBlocks(document, part);
  const opens = (block: Block) => opensShortcomings(firstSentence(document, block));
  const plain = inPart.filter(
    (block, index) => !block.marker && (index > 0 || inPart.length <= 3 || opens(block)),
  );
  const last = inPart.at(-1);
  const lister = listerOf(document, inPart);
  const places = new Map(inPart.map((block, index) => [block, index]));
  const scope = new Set<Block>([...plain, ...(lister ? [lister] : []), ...(last ? [last] : [])]);
  const cues: Cue[] = [];
  for (const block of scope) {
    const end = endWithList(document, inPart, places.get(block));
    const range = { start: Math.max(block.start, part.start), end: Math.min(end, part.end) };
    const found = sentenceCues(copy, document, range);
    const firstTwo = sentencesIn(document.text, range.start, range.end)[1]?.start ?? range.start;
    const isTaken = found.some((cue) => cue.at === range.start);
    for (const cue of found) {
      if ((block !== last && block !== lister && cue.at > firstTwo) || isHearsay(document, block, cue)) continue;
      if (cue.role !== 'plan' || isTaken || cue.at === range.start) {
        cues.push(cue);
      } else if (!isAside(document, { block, first: inPart[0], at: cue.at })) {
        const lead =
          !block.marker && cue.at === firstTwo && leadsToPlan(document.text.slice(range.start, cue.at));
        cues.push({ ...cue, at: lead ? range.start : cue.at });
      }
    }
  }
  return cues.filter((cue) => cue.role !== part.role).sort((one, other) => one.at - other.at);
}

/** The blocks of a part, what its heading's own line goes on with included: 「三、加强宣传。…虽然…,但还存在…」. */
function bodyBlocks(document: Document, part: Part): Block[] {
  return blocksIn(document, part, true).map((block) =>
    block.start < part.start ? { ...block, start: part.start } : block,
  );
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
  return role === 'shortcomings' && at > start && isSaidByOthers(before) && !/[我本][镇乡县市区局街们]/.test(before);
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

function splitAt(part: Part, cues: readonly Cue[], known: ReadonlySet<SectionRole>): Part[] {
  const { end } = part;
  const parts: Part[] = [part];
  for (const cue of cues) {
    const current = parts[parts.length - 1];
    if (!current || cue.role === current.role || cue.at < current.start) continue;
    if (known.has(cue.role) && cue.role !== part.also) continue;
    if (current.role === 'plan') continue;
    current.end = cue.at;
    parts.push({
      ...part,
      role: cue.role,
      also: null,
      heading: null,
      from: cue.at,
      start: cue.at,
      end,
      marker: null,
    });
  }
  return parts.filter((found) => found.end > found.start);
}
