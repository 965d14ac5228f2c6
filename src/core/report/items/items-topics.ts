import type { Span } from '../../shared/span.js';
import { markersIn } from '../text/enumeration.js';
import type { Entry } from '../text/enumeration-tree.js';
import { linesWithin } from '../text/lines.js';
import { clausesIn, sentenceEnd } from '../text/sentences.js';
import { announcesList } from '../parts/cues.js';
import { type Cut, type Field, isHeadingLine, textOf, whole } from './item-shape.js';
import { isOwn } from './items-prose.js';

/** Cuts a range by its own ordinals; null where it has none. */
export type Enumerate = (field: Field) => Cut[] | null;

/**
 * 「(一)扩大内需」 and beneath it paragraphs without numbers of which each opens with a heading sentence (「规范执法检查。
 * 推行…」): they are what the document hands out, the numbered heading is that of their group. Null where an entry is no such
 * group; then heading and body are one.
 */
export function topicItems(field: Field, entry: Entry, enumerate: Enumerate): Cut[] | null {
  if (field.kind !== 'plan') return null;
  const [head, ...below] = linesWithin(field.copy.text, entry);
  if (!head || below.length < 2) return null;
  const bare = isHeadingLine(textOf(field, { start: entry.marker.end, end: head.end }));
  const lines = bare ? withoutOverview(field, below) : below;
  const from = lines.findIndex((line) => isTopic(field, line));
  const rest = lines.slice(Math.max(0, from));
  const topics = rest.filter((line) => isTopic(field, line)).length;
  if (from < 0 || topics < 2 || topics * 2 <= rest.length) return null;
  return rest.flatMap((line) => {
    // A numbered entry that begins on the same line: these words lead up to it.
    if (line.end === entry.end && field.copy.text[line.end] !== '\n' && line.end < field.range.end) return [];
    return pledgesOf(field, line, enumerate);
  });
}

/** The pledges of one paragraph: its own list, or the whole of it. */
export function pledgesOf(field: Field, line: Span, enumerate: Enumerate): Cut[] {
  const numbered = enumerate({ ...field, range: line });
  if (numbered) return numbered;
  const named = namedList(field, line);
  if (named.length > 0) return named;
  return isPledge(field, line) ? [whole(line, 'topic-paragraph', 0.9)] : [];
}

const TOPIC_MIN = 4;
/** Two clauses at most: what is longer is told, it heads nothing. */
const TOPIC_MAX = 64;
const BODY_MIN = 20;
const BODY_SHARE = 1.5;
const ADDRESS = /^(?:各位代表|同志们|各位委员)[!,:。]/;

/** A short first sentence that says what the paragraph is about, and a body that is longer. */
function isTopic(field: Field, line: Span): boolean {
  const { text } = field.copy;
  if (markersIn(field.copy, line.start, line.end).some(({ start }) => start === line.start)) return false;
  const end = sentenceEnd(text, line.start, line.end);
  const [topic, body] = [end - line.start, line.end - end];
  if (ADDRESS.test(text.slice(line.start, end))) return false;
  return topic >= TOPIC_MIN && topic <= TOPIC_MAX && body >= Math.max(BODY_MIN, topic * BODY_SHARE);
}

/** What the first paragraph under a bare heading may have of the length of the others and still be no more than their overview. */
const OVERVIEW_SHARE = 0.6;

/** 「城乡融合托起明天。要以…为抓手,…」: the paragraph under a bare heading may speak of all that comes; it is shorter. */
function withoutOverview(field: Field, lines: readonly Span[]): readonly Span[] {
  const [first, ...others] = lines;
  const topics = others.filter((line) => isTopic(field, line));
  if (!first || topics.length < 2) return lines;
  const shortest = Math.min(...topics.map(({ start, end }) => end - start));
  return first.end - first.start < shortest * OVERVIEW_SHARE ? others : lines;
}

/** 「今年办好5件民生实事,包括:…;…;」 */
const NAMES_LIST = /\d+(?:件|项|个)[^,。;:]{0,16}[,]?(?:包括|分别是|即|具体是)?:/;
const LIST_MIN = 3;

/** A list of deeds that is announced by their number and parted by ；, without an ordinal. */
function namedList(field: Field, line: Span): Cut[] {
  const { text } = field.copy;
  const lead = NAMES_LIST.exec(textOf(field, line));
  if (!lead) return [];
  const start = line.start + lead.index + lead[0].length;
  const deeds = clausesIn(text, start, sentenceEnd(text, start, line.end));
  return deeds.length >= LIST_MIN ? deeds.map((deed) => whole(deed, 'semicolon-list', 0.88)) : [];
}

/** 「重任在前。我们要鼓足干劲,…再立新功!」 */
const CALLS = /^[^!]{0,40}我们(?:要|一定|必须|将)/;

/** No announcement, no principle, and no call (「我们必须再加一把劲!」): a pledge without a heading sentence is a plain statement. */
function isPledge(field: Field, line: Span): boolean {
  const words = textOf(field, line);
  if (!isOwn(field, words) || announcesList(words)) return false;
  return !words.endsWith('!') || (isTopic(field, line) && !CALLS.test(words));
}
