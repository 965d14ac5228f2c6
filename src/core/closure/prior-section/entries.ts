import { ON_WHAT_STANDS_ABOVE, RESTATING, type Passage } from '../reading/passages.js';
import { tallyOfHeading, type Tally } from '../reading/tally.js';

/** One entry of 上一年度存在问题的整改情况: a paragraph, or the paragraphs beneath a heading of their own. */
export interface PriorEntry {
  readonly passages: readonly Passage[];
  /** The nearest sentence that tells how far all the problems around the entry are; null where there is none. */
  readonly status: StatusSentence | null;
}

/** A sentence that says of several problems at once how far they are. */
export interface StatusSentence {
  readonly passage: Passage;
  readonly tally: Tally;
}

/** 一、 above (一) above 1. above 一是; what bears no number stands at no level. */
const LEVELS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}、/,
  /^\([一二三四五六七八九十]{1,3}\)/,
  /^\d{1,2}[.、]/,
  /^\(\d{1,2}\)/,
  /^(?:[一二三四五六七八九十]是|第[一二三四五六七八九十][,、]|首先|其次|再次|最后)/,
];
const OWN_HEADING = /整改|改进|落实情况/;

/** The section on last year's problems, taken apart. */
export interface PriorSection {
  /** In the order of the text; none where there is no such section. */
  readonly entries: readonly PriorEntry[];
  /** Passages that only say how far all of them are, and so answer no item. */
  readonly statuses: ReadonlySet<Passage>;
}

export function priorSectionOf(passages: readonly Passage[]): PriorSection {
  const walk: Walk = { entries: [], statuses: new Set(), above: [], heading: false };
  const prior = passages.filter(({ inPriorSection }) => inPriorSection);
  prior.forEach((passage, index) => read(passage, prior[index + 1], walk));
  return walk;
}

interface OpenEntry extends PriorEntry {
  passages: Passage[];
  status: StatusSentence | null;
}

interface Walk {
  readonly entries: OpenEntry[];
  readonly statuses: Set<Passage>;
  /** Status sentences that hold for what follows, with their level. */
  above: { readonly level: number; readonly sentence: StatusSentence }[];
  /** What stands before is a heading of an entry of its own. */
  heading: boolean;
}

function read(passage: Passage, next: Passage | undefined, walk: Walk): void {
  const level = levelOf(passage.text);
  if (level >= 0) walk.above = walk.above.filter((one) => one.level < level);
  const headed = tallyOfHeading(passage.text);
  if (headed !== null) {
    walk.statuses.add(passage);
    walk.above.push({ level, sentence: { passage, tally: headed } });
    return;
  }
  if (passage.isHeading) {
    if (!OWN_HEADING.test(passage.text)) startEntry(walk, true);
    return;
  }
  const sentence = statusIn(passage, level, next);
  if (sentence === null) {
    addToEntry(passage, level, walk);
    return;
  }
  walk.statuses.add(passage);
  if (ON_WHAT_STANDS_ABOVE.test(passage.text)) closeWith(sentence, walk);
  else walk.above.push({ level, sentence });
}

/** An entry that counts what it did itself is no status of others: of a numbered one others have to stand beneath it. */
function statusIn(passage: Passage, level: number, next: Passage | undefined): StatusSentence | null {
  const { tally } = passage;
  if (tally === null || RESTATING.test(passage.text)) return null;
  const isAbove = next !== undefined && levelOf(next.text) > level;
  return level < 0 || isAbove || OWN_HEADING.test(passage.text.slice(0, 20)) ? { passage, tally } : null;
}

function closeWith(sentence: StatusSentence, { entries }: Walk): void {
  for (const entry of entries) entry.status ??= sentence;
}

function startEntry(walk: Walk, heading: boolean): OpenEntry {
  const entry = { passages: [], status: walk.above.at(-1)?.sentence ?? null };
  walk.entries.push(entry);
  walk.heading = heading;
  return entry;
}

function addToEntry(passage: Passage, level: number, walk: Walk): void {
  const last = walk.entries.at(-1);
  const belongs = last && level < 0 && walk.heading && !RESTATING.test(passage.text);
  const isFirst = last?.passages.length === 0;
  (last && (belongs || isFirst) ? last : startEntry(walk, false)).passages.push(passage);
}

function levelOf(text: string): number {
  return LEVELS.findIndex((level) => level.test(text));
}
