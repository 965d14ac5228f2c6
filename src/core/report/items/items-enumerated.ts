import type { Span } from '../../shared/span.js';
import { linesWithin } from '../text/lines.js';
import { remarksOnList } from '../parts/cues.js';
import { markersIn } from '../text/enumeration.js';
import { HEADING_STYLES } from '../text/ordinals.js';
import { type Entry, enumerationTree } from '../text/enumeration-tree.js';
import { type Cut, type Field, isHeadingLine, isPrinciple, textOf, trimEnd, whole } from './item-shape.js';
import { endBeforeSpeech, endingAt, speechItems } from './items-speech.js';
import { topicItems } from './items-topics.js';
import { sentenceEnd, sentencesIn } from '../text/sentences.js';

/** One item for each entry of the finest list; a heading with a list beneath it belongs to none of them. Null where nothing is numbered. */
export function enumeratedItems(field: Field): Cut[] | null {
  const tree = enumerationTree(field.copy, field.range);
  if (tree.length === 0) return null;
  return field.kind === 'plan' ? pledges(field, tree) : leaves(field, tree);
}

/** A plan that is a speech may go on after its lists; what is to be borne in mind while it is carried out is none of it. */
function pledges(field: Field, tree: readonly Entry[]): Cut[] {
  const runs = runsOf(tree);
  const entries = runs
    .filter((run, index) => !isGuidance(field, run, runs[index + 1]?.[0]))
    .flat()
    .map((entry) => {
      const end = endBeforeSpeech(field, entry);
      return { entry: endingAt(entry, end), speech: { start: end, end: entry.end } };
    });
  const cuts = leaves(
    field,
    entries.map(({ entry }) => entry),
  );
  return [...cuts, ...entries.flatMap(({ speech }) => speechItems(field, speech, enumeratedItems))];
}

/** The entries as they follow each other in one style. */
function runsOf(tree: readonly Entry[]): Entry[][] {
  const runs: Entry[][] = [];
  for (const entry of tree) {
    const run = runs.at(-1);
    if (run?.[0]?.marker.style === entry.marker.style) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

/** 「要注意把握以下几个方面。一要…二要…」 */
const ANNOUNCES_GUIDANCE = /(?:把握|坚持|遵循|处理)好?[^,。;:]{0,16}(?:方面|原则|关系)[。:]$/;
const ANNOUNCEMENT = 60;

/** Whether a run says what is to be borne in mind, not what is to be done; `next` is the entry behind it. */
function isGuidance(field: Field, run: readonly Entry[], next: Entry | undefined): boolean {
  if (isCreed(field, run, next)) return true;
  const start = run[0]?.start ?? 0;
  const before = field.copy.text.slice(Math.max(field.range.start, start - ANNOUNCEMENT), start);
  return ANNOUNCES_GUIDANCE.test(before.trimEnd());
}

/** 「一是坚持…二是坚持…三是坚持…」 in front of the tasks under （一）: what all of them hold to. */
function isCreed(field: Field, run: readonly Entry[], next: Entry | undefined): boolean {
  if (run.length < 2 || !next || !HEADING_STYLES.has(next.marker.style)) return false;
  return run.every((entry) => !entry.marker.leads && leadOf(field, entry).startsWith('坚持'));
}

function leaves(field: Field, siblings: readonly Entry[]): Cut[] {
  const usual = usualLines(field, siblings);
  const descend = descends(field, siblings);
  return siblings.flatMap((entry, index) => {
    if (field.kind === 'plan' && isPrinciple(leadOf(field, entry))) return [];
    const topics = topicItems(field, entry, enumeratedItems);
    if (topics) return topics;
    if (entry.children.length > 0 && descend(entry)) return leaves(field, entry.children);
    const found = cut(field, entry, { usual, last: index === siblings.length - 1 });
    return field.kind === 'shortcoming' && index === siblings.length - 1
      ? withAddition(field, found)
      : [found];
  });
}

/**
 * The finest list decides, with two exceptions: in rectification the unit that is handed out and closed is the problem,
 * so its measures (一是…二是…) stay together; and a shortcoming keeps the reasons and remedies it carries itself.
 */
function descends(field: Field, siblings: readonly Entry[]): (entry: Entry) => boolean {
  if (field.kind === 'shortcoming') return (entry) => !carriesOwnList(field, entry);
  if (field.kind !== 'prior-rectification') return () => true;
  const answers = siblings.some((sibling) => statesProblem(leadOf(field, sibling)));
  return (entry) => {
    const stated = entry.children.filter((child) => statesProblem(leadOf(field, child))).length;
    if (stated * 2 > entry.children.length) return true;
    const clauses = entry.children.every((child) => !HEADING_STYLES.has(child.marker.style));
    return !answers && !(clauses && siblings.length > 1);
  };
}

const OWN_LIST = /(?:原因|下一?步|整改措施|改进措施|对策|打算)[^。;]{0,16}[:,]?$/;

/** 「1.具体表现:… 2.原因分析:… 3.改进措施:…」: the sides of one problem. */
const LABELLED_SIDE =
  /^(?:(?:存在|主要|具体|突出)?(?:的)?(?:问题|表现|情况)|(?:主要|产生|问题)?(?:的)?原因(?:分析|剖析)?|(?:整改|改进|解决|下一?步|具体|工作)*(?:措施|对策|举措|打算|办法|责任单位|时限))[:。]/;

/** 「…不足。主要原因:一是…」: the list beneath the entry is its own reasons or remedies, not more shortcomings. */
function carriesOwnList(field: Field, entry: Entry): boolean {
  const [first] = entry.children;
  if (first === undefined) return false;
  // 「问题1:…原因1:…对策1:…」
  if (first.marker.style === 'reason' || first.marker.style === 'measure') return true;
  if (entry.children.every((child) => LABELLED_SIDE.test(leadOf(field, child)))) return true;
  return OWN_LIST.test(field.copy.text.slice(entry.marker.end, first.start));
}

const PROBLEM =
  /^(?:针对|关于|对于?|就)[^。;]{0,60}(?:问题|不足|短板|意见)|(?:问题|不足|短板|薄弱)(?:[。:,]|$)|(?:不够|不力|不强|不足|不到位|不严|不规范|不完善|不健全|不高|不实|不深|不及时|缺乏|缺失|滞后|弱化)/;

function statesProblem(lead: string): boolean {
  return PROBLEM.test(lead);
}

/** First sentence of an entry, ordinal excluded. */
function leadOf(field: Field, entry: Entry): string {
  const { text } = field.copy;
  return text.slice(
    entry.marker.end,
    sentenceEnd(text, entry.marker.end, Math.min(entry.end, entry.marker.end + 160)),
  );
}

/** How many lines an entry of this list has where another one follows it. */
function usualLines(field: Field, siblings: readonly Entry[]): number {
  return siblings
    .slice(0, -1)
    .reduce((most, entry) => Math.max(most, linesWithin(field.copy.text, entry).length), 0);
}

function cut(field: Field, entry: Entry, place: { usual: number; last: boolean }): Cut {
  const { text } = field.copy;
  const end = entryEnd(field, entry, place);
  const own = place.last ? withoutRemark(text, entry.marker.end, end) : end;
  const trimmed = withoutLabel(text, entry.marker.end, own);
  const clause = !HEADING_STYLES.has(entry.marker.style);
  return {
    start: entry.start,
    end: trimEnd(text, entry.start, trimmed),
    ordinal: { start: entry.marker.start, end: entry.marker.end },
    ruleId: clause ? 'enumerated-clause' : 'enumerated-heading',
    confidence: 0.96,
  };
}

/** Heading line and body lines stay together; a heading of the next group, or a paragraph after the list, does not. */
function entryEnd(field: Field, entry: Entry, place: { usual: number; last: boolean }): number {
  const { text } = field.copy;
  const lines = linesWithin(field.copy.text, entry);
  const first = lines[0];
  if (!first || lines.length === 1) return entry.end;
  const own = text.slice(entry.marker.end, first.end);
  const least = isHeadingLine(own) ? 2 : 1;
  const most =
    place.last && place.usual > 0
      ? Math.max(least, place.usual, linesNumberedBelow(field, entry, lines))
      : lines.length;
  const kept = lines.slice(0, most);
  while (kept.length > 1) {
    const line = kept[kept.length - 1];
    if (!line || !isHeadingLine(text.slice(line.start, line.end))) break;
    if (kept.length === 2 && isHeadingLine(own)) break;
    kept.pop();
  }
  return kept[kept.length - 1]?.end ?? entry.end;
}

/** How many lines reach to the last one with an ordinal of its own: what is numbered beneath an entry is part of it. */
function linesNumberedBelow(field: Field, entry: Entry, lines: readonly Span[]): number {
  const last = markersIn(field.copy, entry.marker.end, entry.end).findLast(({ leads }) => leads);
  return last === undefined ? 0 : lines.findIndex(({ end }) => last.start < end) + 1;
}

/** 「二是宣传单一。困难方面:」: words that end with a colon lead up to what comes next. */
function withoutLabel(text: string, start: number, end: number): number {
  const to = trimEnd(text, start, end);
  if (text[to - 1] !== ':') return end;
  const last = sentencesIn(text, start, to).at(-1);
  return last && last.start > start ? last.start : end;
}

const ADDS = /^(?:此外|另外|除此之外),/;

/** 「十是…。此外,还面临…。」: what is added behind the last number is told for itself. */
function withAddition(field: Field, last: Cut): Cut[] {
  const [, ...later] = sentencesIn(field.copy.text, last.start, last.end);
  const added = later.find((sentence) => ADDS.test(textOf(field, sentence)));
  if (!added) return [last];
  return [{ ...last, end: added.start }, whole({ start: added.start, end: last.end }, 'addition', 0.85)];
}

/** A remark takes leave of the list: 「我们必须…」 with a whole paragraph behind it goes on with the entry. */
const REMARK_MAX = 200;

function withoutRemark(text: string, start: number, end: number): number {
  const [, ...later] = sentencesIn(text, start, end);
  const remark = later.find(
    (sentence) =>
      end - sentence.start <= REMARK_MAX && remarksOnList(text.slice(sentence.start, sentence.end)),
  );
  return remark?.start ?? end;
}
