import type { Span } from '../../shared/span.js';
import { remarksOnList } from '../parts/cues.js';
import { linesWithin } from '../text/lines.js';
import {
  admitsInGeneral,
  intendsOnly,
  isGuiding,
  isOpener,
  isSaidByOthers,
  promisesRemedyOnly,
} from '../parts/openers.js';
import { type Cut, type Field, isHeadingLine, isPrinciple, textOf, whole } from './item-shape.js';
import type { ItemKind } from '../types.js';
import { aspectItems } from './items-aspect.js';
import { labelledItems } from './items-labelled.js';
import { clausesIn, sentenceEnd, sentencesIn } from '../text/sentences.js';

interface Prose extends Field {
  readonly reportYear: number | null;
}

/** Items of a part that numbers nothing: 方面 clauses, a list parted by ；, or whole paragraphs. */
export function proseItems(field: Prose): Cut[] {
  const paragraphs = paragraphsIn(field);
  if (paragraphs.length === 0) return [];
  const labelled = labelledItems(field, paragraphs);
  if (labelled.length > 0) return labelled;
  const aspects = aspectItems(field, paragraphs, (paragraph) => leadsUp(field, textOf(field, paragraph)));
  if (aspects.length > 0) return aspects;
  if (field.kind === 'prior-rectification') {
    const answers = answersIn(field);
    if (answers.length >= 2) return answers;
  }
  const [first] = paragraphs;
  if (paragraphs.length === 1 && first) return fromOneParagraph(field, first);
  return fromParagraphs(field, paragraphs);
}

/** Lines of the range; a heading line goes with the paragraph under it. */
function paragraphsIn(field: Field): Span[] {
  const lines = linesWithin(field.copy.text, field.range);
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

/** 「针对…的问题,…」 sentence after sentence. */
function answersIn(field: Field): Cut[] {
  const { text } = field.copy;
  const starts = sentencesIn(text, field.range.start, field.range.end).filter((sentence) =>
    /^[—-]*(?:针对|关于|对于|反馈的?|指出的?)(?:[^。]{2,60}(?:问题|不足|短板|意见)|"[^"。]{2,60}")/.test(
      textOf(field, sentence),
    ),
  );
  return starts.map((sentence, index) => {
    const end = starts[index + 1]?.start ?? field.range.end;
    return whole({ start: sentence.start, end: trimmed(text, sentence.start, end) }, 'answer-sentence', 0.88);
  });
}

function fromParagraphs(field: Prose, paragraphs: readonly Span[]): Cut[] {
  const [first, ...others] = paragraphs;
  if (!first) return [];
  return [...withoutOpeners(field, first), ...others]
    .filter((paragraph) => isOwn(field, textOf(field, paragraph)))
    .map((paragraph) => whole(paragraph, 'paragraph', 0.85));
}

/** The first of several paragraphs without the sentences that lead up to all of them; none where nothing else is in it. */
function withoutOpeners(field: Prose, paragraph: Span): Span[] {
  const rest = pastOpeners(field, paragraph);
  if (rest.start === paragraph.start) return opens(field, textOf(field, paragraph)) ? [] : [paragraph];
  return rest.start < rest.end && !isGuiding(textOf(field, rest)) ? [rest] : [];
}

/** Announces, admits in general or takes leave: no item of its own among paragraphs that are. */
function leadsUp(field: Prose, text: string): boolean {
  return opens(field, text) || remarksOnList(text) || !isOwn(field, text);
}

/** No peroration, no principle, nobody else's demand. */
export function isOwn(field: Field, text: string): boolean {
  if (/^(?:总之|我们坚信|让我们)/.test(text) || isSaidByOthers(text)) return false;
  return field.kind !== 'plan' || !(isPrinciple(text) || intendsOnly(text) || promisesRemedyOnly(text));
}

function fromOneParagraph(field: Prose, paragraph: Span): Cut[] {
  const { text } = field.copy;
  const body = isOwn(field, textOf(field, paragraph)) ? afterOpener(field, paragraph) : null;
  if (!body) return [];
  const end = remarkStart(field, body);
  const parts = clausesIn(text, body.start, end);
  const semicolons = parts.filter((part) => text[part.end - 1] === ';').length;
  const opened = body.start > paragraph.start;
  const isList = opened ? semicolons >= 1 : semicolons === parts.length - 1;
  if (isList && isFlatList(field, parts)) return parts.map((part) => listPart(field, part));
  return [whole({ start: body.start, end }, 'paragraph-uncut', opened ? 0.8 : 0.75)];
}

/** Where a promise to deal with all of it begins: 「对这些问题,我们一定高度重视」. */
function remarkStart(field: Field, body: Span): number {
  if (field.kind !== 'shortcoming') return body.end;
  const [, ...later] = sentencesIn(field.copy.text, body.start, body.end);
  return later.find((sentence) => remarksOnList(textOf(field, sentence)))?.start ?? body.end;
}

/** 有的…;有的… is one problem told twice, not two. */
function isFlatList(field: Field, parts: readonly Span[]): boolean {
  return parts.length >= 2 && !parts.every((part) => /^有(?:的|些)/.test(textOf(field, part)));
}

/** What stands before the first entry of a list without a colon: 「例如」, 「下一步,我镇将」. */
const LIST_LEAD: Readonly<Partial<Record<ItemKind, RegExp>>> = {
  shortcoming: /^(?:如|例如|比如|诸如)[:,]?/,
  plan: /^(?:展望)?(?:下一?步|今后|接下来|明年|来年|新的一年|未来|20\d\d年)[^。;:]{0,40}?(?:将|要)(?:继续|重点|着力|主要|着重)?(?:坚持[^,。;:]{2,24},)?(?!以|坚持以)/,
};

function listPart(field: Field, part: Span): Cut {
  const words = textOf(field, part);
  const lead = LIST_LEAD[field.kind]?.exec(words)?.[0].length ?? 0;
  const tail = /等(?:方面|问题|情况)*[。;]?$/.exec(words)?.[0].length ?? 0;
  return whole({ start: part.start + lead, end: part.end - tail }, 'semicolon-list', 0.88);
}

const CAUSE_OPENER =
  /^[^。;]{0,60}?(?:主要在于|原因(?:主要)?(?:在于|是|有|包括|为)|主要(?:是|有|原因[是有为])|在于|究其(?:主要)?原因|原因(?:分析)?(?:如下)?:|(?:分析|剖析)(?:其|主要)*原因[,:]|(?:产生|造成|出现|导致)[^,。;:]{0,12}原因,|的(?:产生|存在|出现),(?=既有|归根))[::,]?(?:主要(?:是|有|为|在于|包括|表现在|如下))?[::,]?(?:以下几[点个方面]*)?[:,]?/;

/** 「上述问题的产生,既有主观原因,也有客观原因。」 says that there are causes, and none of them. */
const NAMES_CAUSES = /^(?:以上|上述|这些|产生|存在)[^。;:]{0,40}(?:原因|因素)(?:方面)?[。:]/;

/** The paragraph without the words that only announce; null where nothing else is left. */
function afterOpener(field: Prose, paragraph: Span): Span | null {
  const { text } = field.copy;
  if (field.kind === 'cause') {
    const words = textOf(field, paragraph);
    const named = NAMES_CAUSES.exec(words)?.[0].length ?? 0;
    const opener = named < words.length ? named : 0;
    const start = paragraph.start + (opener || (CAUSE_OPENER.exec(words)?.[0].length ?? 0));
    return { start, end: paragraph.end };
  }
  const rest = pastOpeners(field, pastSituation(field, paragraph));
  if (rest.start >= rest.end) return null;
  const alone = rest.start === paragraph.start && sentenceEnd(text, rest.start, rest.end) === rest.end;
  return alone && field.kind === 'shortcoming' ? admission(field, rest) : rest;
}

/** 「当前正处于…关键期。主要问题有:…」: what stands before the words that announce the list is the situation, no entry of it. */
function pastSituation(field: Prose, paragraph: Span): Span {
  const sentences = sentencesIn(field.copy.text, paragraph.start, paragraph.end).slice(1, OPENERS_MAX);
  const announcing = sentences.find((sentence) => {
    const words = textOf(field, sentence);
    const colon = words.indexOf(':');
    return colon > 0 && colon < ANNOUNCEMENT_MAX && ANNOUNCES[field.kind]?.test(words.slice(0, colon));
  });
  return announcing ? { start: announcing.start, end: paragraph.end } : paragraph;
}

const ANNOUNCEMENT_MAX = 40;
const ANNOUNCES: Readonly<Partial<Record<ItemKind, RegExp>>> = {
  shortcoming:
    /(?:问题|不足|短板|差距|困难)[^,]{0,8}(?:是|有|如下|在|为)?$|(?:表现|体现)(?:在|为)$|存在[^,]{0,6}个"[^"]{1,6}"[^,]{0,4}$/,
  plan: /(?:做好|抓好|突出|开展|落实)[^,]{0,16}(?:工作|方面|任务|事项|措施|重点)$/,
};

/** Guiding thought, intent, announcement: nobody takes longer to come to the point. */
const OPENERS_MAX = 4;

function pastOpeners(field: Prose, paragraph: Span): Span {
  let rest = paragraph;
  for (let passed = 0; passed < OPENERS_MAX; passed++) {
    const start = openerEnd(field, rest);
    if (start === rest.start) break;
    rest = { start, end: paragraph.end };
    // Behind the colon stands what was announced.
    if (field.kind === 'shortcoming' && field.copy.text[start - 1] === ':') break;
  }
  return rest;
}

/** 「…存在一些不足,主要是…」, 「…,比如…」: the list that the admission leads into without a colon. */
const LEADS_IN =
  /,(?:(?:主要|具体|突出|集中)?(?:表现|体现|反映)(?:在|为)|(?:主要|具体)(?:是|有|为|在于)|比如|例如|诸如|如)[,:]?/;
const LEAD_MAX = 160;

/** Where the words that announce end: after a colon, or after a sentence that another one follows; the start where none do. */
function openerEnd(field: Prose, { start, end }: Span): number {
  const { text } = field.copy;
  const first = sentenceEnd(text, start, end);
  const colon = text.slice(start, first).indexOf(':');
  const afterColon = start + colon + 1;
  if (colon > 0 && afterColon < first - 5 && opens(field, text.slice(start, afterColon))) return afterColon;
  const lead =
    field.kind === 'shortcoming' ? LEADS_IN.exec(text.slice(start, Math.min(first, start + LEAD_MAX))) : null;
  if (lead && opens(field, text.slice(start, start + lead.index))) return start + lead.index + lead[0].length;
  return first < end && opens(field, text.slice(start, first)) ? first : start;
}

const CONCESSION =
  /^.{0,160}?,(?=(?:但是?|然而|不过)?(?:我们|[我本全][镇乡县区市局街])?(?:在[^,]{0,16})?(?:也|还|仍|尚|依然|目前|依旧|然)*(?:存在|面临|有)|(?:但是?|然而|不过|可)[^。;:]{2,80}(?:问题|现象|矛盾|短板|不足|困难|难题)(?:依然|仍|依旧|还|尚))/;

/** 「…但我们也清醒地认识到,任重道远,…」 */
const TURN = /^.{0,120}?(?:认识到|看到|意识到)[,:](?:[^,。;]{0,16}(?:任重道远|永远在路上),)?/;

/** 「虽然…,但仍存在…等问题。」: the part that admits; null where it names no problem. */
function admission(field: Field, sentence: Span): Span | null {
  const words = textOf(field, sentence);
  if (admitsInGeneral(words)) return null;
  const concession = CONCESSION.exec(words)?.[0].length ?? TURN.exec(words)?.[0].length ?? 0;
  return { start: sentence.start + concession, end: sentence.end };
}

function opens(field: Prose, text: string): boolean {
  return isOpener(text, field.kind, field.reportYear);
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text[at - 1] === '\n') at--;
  return at;
}
