import type { Span } from '../../shared/span.js';
import { markersIn } from '../text/enumeration.js';
import type { Entry } from '../text/enumeration-tree.js';
import { linesOf } from '../text/lines.js';
import { sentenceEnd } from '../text/sentences.js';
import { announcesList } from '../parts/cues.js';
import { type Cut, type Field, isHeadingLine, textOf, whole } from './item-shape.js';
import { isOwn } from './items-prose.js';

/** Cuts a range by its own ordinals; null where it has none. */
type Enumerate = (field: Field) => Cut[] | null;

/**
 * 「(一)扩大内需」 and beneath it paragraphs without numbers of which each opens with a heading sentence (「大力提振消费。
 * 开展…」): they are what the document hands out, the numbered heading is that of their group. Null where an entry is no such
 * group; then heading and body are one.
 */
export function topicItems(field: Field, entry: Entry, enumerate: Enumerate): Cut[] | null {
  if (field.kind !== 'plan') return null;
  const [head, ...below] = linesIn(field, entry);
  if (!head || below.length < 2) return null;
  const bare = isHeadingLine(textOf(field, { start: entry.marker.end, end: head.end }));
  const lines = bare ? withoutOverview(field, below) : below;
  const from = lines.findIndex((line) => isTopic(field, line));
  const rest = lines.slice(Math.max(0, from));
  const topics = rest.filter((line) => isTopic(field, line)).length;
  if (from < 0 || topics < 2 || topics * 2 <= rest.length) return null;
  return rest.flatMap((line) => {
    const numbered = enumerate({ ...field, range: line });
    if (numbered) return numbered;
    return isPledge(field, line) ? [whole(line, 'topic-paragraph', 0.9)] : [];
  });
}

function linesIn(field: Field, span: Span): Span[] {
  return linesOf(field.copy.text.slice(span.start, span.end)).map((line) => ({
    start: span.start + line.start,
    end: span.start + line.end,
  }));
}

const TOPIC_MIN = 4;
/** 「下大力气优化民营经济发展环境,激发各类市场主体活力。」 is about the longest that heads a paragraph. */
const TOPIC_MAX = 40;
const BODY_MIN = 20;

/** A short first sentence that says what the paragraph is about, and a body that is longer. */
function isTopic(field: Field, line: Span): boolean {
  const { text } = field.copy;
  if (markersIn(field.copy, line.start, line.end).some(({ start }) => start === line.start)) return false;
  const end = sentenceEnd(text, line.start, line.end);
  const [topic, body] = [end - line.start, line.end - end];
  return topic >= TOPIC_MIN && topic <= TOPIC_MAX && body >= Math.max(BODY_MIN, topic);
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

/** No announcement, no principle, and no call (「我们必须久久为功!」): a pledge without a heading sentence is a plain statement. */
function isPledge(field: Field, line: Span): boolean {
  const words = textOf(field, line);
  if (!isOwn(field, words) || announcesList(words)) return false;
  return isTopic(field, line) || !words.endsWith('!');
}
