import type { Span } from '../shared/span.js';
import { linesOf } from './lines.js';
import { announcesList, opensPlan, opensShortcomings } from './cues.js';
import { type Cut, type Field, isHeadingLine, isPrinciple } from './item-shape.js';
import { clausesIn, sentencesIn } from './sentences.js';

interface Prose extends Field {
  readonly reportYear: number | null;
}

/** Items of a part that numbers nothing: 方面 clauses, a list parted by ；, or whole paragraphs. */
export function proseItems(field: Prose): Cut[] {
  const paragraphs = paragraphsIn(field);
  if (paragraphs.length === 0) return [];
  const aspects = aspectClauses(field);
  if (aspects.length >= 2) return aspects;
  if (field.kind === 'prior-rectification') {
    const answers = answersIn(field);
    if (answers.length >= 2) return answers;
  }
  const [first] = paragraphs;
  if (paragraphs.length === 1 && first) return fromOneParagraph(field, first);
  return fromParagraphs(field, paragraphs);
}

function textOf(field: Field, span: Span): string {
  return field.copy.text.slice(span.start, span.end);
}

/** Lines of the range; a heading line goes with the paragraph under it. */
function paragraphsIn(field: Field): Span[] {
  const { start, end } = field.range;
  const lines = linesOf(field.copy.text.slice(start, end)).map((line) => ({
    start: start + line.start,
    end: start + line.end,
  }));
  const paragraphs: Span[] = [];
  let heading: Span | null = null;
  for (const line of lines) {
    if (isHeadingLine(textOf(field, line))) {
      heading = line;
      continue;
    }
    paragraphs.push({ start: heading?.start ?? line.start, end: line.end });
    heading = null;
  }
  return paragraphs;
}

const ASPECT = /^(?:一方面|另一方面|(?:在|从)?[^,。;:]{2,28}?方面(?:来看|看)?[,:])/;

/** 「在A方面,…。在B方面,…。」: one item for each 方面, the overview before them is none. */
function aspectClauses(field: Field): Cut[] {
  const { text } = field.copy;
  const clauses = clausesIn(text, field.range.start, field.range.end);
  const starts = clauses.filter((clause) => ASPECT.test(textOf(field, clause)));
  return starts.map((clause, index) => {
    const next = starts[index + 1]?.start ?? field.range.end;
    const own = clauses.filter((other) => other.start >= clause.start && other.end <= next);
    const line = own.find((other) => text[other.end] === '\n' || other.end === field.range.end);
    const end = line ? line.end : (own.at(-1)?.end ?? clause.end);
    return whole({ start: clause.start, end }, 'aspect-clause', 0.93);
  });
}

/** 「针对…的问题,…」 sentence after sentence. */
function answersIn(field: Field): Cut[] {
  const { text } = field.copy;
  const starts = sentencesIn(text, field.range.start, field.range.end).filter((sentence) =>
    /^(?:针对|关于|对于)[^。]{2,60}(?:问题|不足|短板|意见)/.test(textOf(field, sentence)),
  );
  return starts.map((sentence, index) => {
    const end = starts[index + 1]?.start ?? field.range.end;
    return whole({ start: sentence.start, end: trimmed(text, sentence.start, end) }, 'answer-sentence', 0.88);
  });
}

function fromParagraphs(field: Prose, paragraphs: readonly Span[]): Cut[] {
  return paragraphs
    .filter((paragraph, index) => !(index === 0 && isOpener(field, textOf(field, paragraph))))
    .filter((paragraph) => !/^(?:总之|我们坚信|让我们)/.test(textOf(field, paragraph)))
    .filter((paragraph) => field.kind !== 'plan' || !isPrinciple(textOf(field, paragraph)))
    .map((paragraph) => whole(paragraph, 'paragraph', 0.9));
}

function fromOneParagraph(field: Prose, paragraph: Span): Cut[] {
  const { text } = field.copy;
  const body = afterOpener(field, paragraph);
  if (!body) return [];
  const parts = clausesIn(text, body.start, body.end);
  const semicolons = parts.filter((part) => text[part.end - 1] === ';').length;
  const opened = body.start > paragraph.start;
  if (opened && semicolons >= 1 && isFlatList(field, parts))
    return parts.map((part) => listPart(field, part));
  return [whole(body, 'paragraph-uncut', opened ? 0.8 : 0.75)];
}

/** 有的…;有的… is one problem told twice, not two. */
function isFlatList(field: Field, parts: readonly Span[]): boolean {
  if (parts.length < 2) return false;
  return !parts.every((part) => /^有(?:的|些)/.test(textOf(field, part)));
}

function listPart(field: Field, part: Span): Cut {
  const words = textOf(field, part);
  const lead = /^(?:如|例如|比如|诸如)[:,]?/.exec(words)?.[0].length ?? 0;
  const tail = /等(?:方面|问题|情况)*[。;]?$/.exec(words)?.[0].length ?? 0;
  return whole({ start: part.start + lead, end: part.end - tail }, 'semicolon-list', 0.88);
}

const CAUSE_OPENER =
  /^[^。;]{0,60}?(?:主要在于|原因(?:主要)?(?:在于|是|有|包括|为)|主要(?:是|有|原因[是有为])|在于|究其原因)[::,]?(?:以下几[点个方面]*)?[:,]?/;

/** The paragraph without the words that only announce; null where nothing else is left. */
function afterOpener(field: Prose, paragraph: Span): Span | null {
  const { text } = field.copy;
  const sentences = sentencesIn(text, paragraph.start, paragraph.end);
  const first = sentences[0];
  if (!first) return null;
  if (field.kind === 'cause') {
    const opener = CAUSE_OPENER.exec(textOf(field, paragraph))?.[0].length ?? 0;
    return { start: paragraph.start + opener, end: paragraph.end };
  }
  const colon = text.indexOf(':', first.start);
  if (colon > 0 && colon < first.end - 6 && isOpener(field, text.slice(first.start, colon + 1))) {
    return { start: colon + 1, end: paragraph.end };
  }
  if (sentences.length === 1) return isGeneric(field, textOf(field, first)) ? null : paragraph;
  return isOpener(field, textOf(field, first)) ? { start: first.end, end: paragraph.end } : paragraph;
}

const GUIDING =
  /为指(?:导|引)|指导下|坚持以|深入(?:学习)?贯彻|认真(?:学习)?贯彻|全面贯彻|深刻领会|会议精神|全会精神|总体要求|紧紧?围绕|按照/;

function isOpener(field: Prose, text: string): boolean {
  if (announcesList(text)) return true;
  const lead = text.slice(0, 400);
  const sentences = sentencesIn(lead, 0, lead.length).length;
  if (field.kind === 'plan') {
    return sentences <= 2 && opensPlan(lead, field.reportYear) && GUIDING.test(lead);
  }
  if (field.kind === 'shortcoming')
    return (
      sentences <= 2 &&
      opensShortcomings(lead) &&
      /(?:不足|问题|差距|短板|薄弱环节|困难)[,。:;]?[^,。;]{0,8}[。:;,]$/.test(lead)
    );
  return (
    field.kind === 'prior-rectification' &&
    sentences <= 2 &&
    /高度重视|逐[项条]|认真|制定|全部/.test(lead) &&
    !/^(?:针对|关于)/.test(lead)
  );
}

/** 「虽取得一定成绩,但还存在一定差距。」 names no problem. */
function isGeneric(field: Prose, sentence: string): boolean {
  if (field.kind !== 'shortcoming') return false;
  return /(?:存在|还有|仍有)(?:着)?(?:一些|一定|不少|较大|很多|许多|诸多)?的?(?:差距|不足|问题|短板|薄弱环节)(?:和(?:差距|不足|问题))?[。;]?$/.test(
    sentence,
  );
}

function whole(span: Span, ruleId: string, confidence: number): Cut {
  return { ...span, ordinal: null, ruleId, confidence };
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\n') at--;
  return at;
}
