import type { Block } from '../text/blocks.js';
import { closingCues } from './closing-cues.js';
import { admitsOpenly, announcesList, confesses, opensShortcomings } from './cues.js';
import { blocksIn, bodyBlocks, firstSentence } from './part-blocks.js';
import { type Cue, sentenceCues } from './sentence-cues.js';
import { type MarkedCopy, markersIn } from '../text/enumeration.js';
import type { Document, Part } from './parts.js';
import { cutAtLastYear } from './last-year.js';
import { admitsInGeneral } from './openers.js';
import { sentenceEnd, sentencesIn } from '../text/sentences.js';
import type { SectionRole } from '../types.js';
import { cutAtMeasures } from './unannounced-plan.js';

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
export function addUnheaded(copy: MarkedCopy, document: Document, outlined: readonly Part[]): Part[] {
  const known = new Set(outlined.map((part) => part.role));
  if (outlined.length === 1 && outlined[0]?.role === 'preamble')
    return addUnheaded(copy, document, withoutHeadings(document, outlined[0]));
  const headed = outlined.flatMap((part, index) => {
    const whole = part.role !== 'achievements' || outlined[index + 1]?.depth === 1;
    return whole || known.has('prior-rectification') ? [part] : cutAtLastYear(copy, document, part);
  });
  const lastReport = headed.findLastIndex((part) => part.depth === 0 && BEFORE_CLOSING.has(part.role));
  const cued = headed.flatMap((part, index) => {
    if (headed[index + 1]?.depth === 1) return [part];
    if (SPEAKS_OF_PROBLEMS.has(part.role)) return splitAt(part, cuesWithin(copy, document, part), known);
    if (part.role === 'plan' && !known.has('shortcomings')) return splitAtPromise(copy, document, part);
    if (!BEFORE_CLOSING.has(part.role)) return [part];
    const closes = index === lastReport || (part.also !== null && part.role === 'achievements');
    const cues = closes ? closingCues(copy, document, part) : openAdmissions(document, part);
    return splitAt(part, cues, known).flatMap((found) => untilNextList(document, found, part));
  });
  return cutAtMeasures(copy, document, cued);
}

/** Under the heading of a plan the body may own up first: 「…仍有不足:一是…。为此,…:一是…」; a gap in general is no more than its opener. */
function splitAtPromise(copy: MarkedCopy, document: Document, part: Part): Part[] {
  const [first] = bodyBlocks(document, part);
  if (!first || first.marker) return [part];
  const admission = firstSentence(document, first);
  if (!opensShortcomings(admission)) return [part];
  const turn = sentenceCues(copy, document, part).find(
    (cue) => cue.role === 'plan' && cue.at > first.start && cue.lastClause,
  );
  if (!turn) return [part];
  const lists = markersIn(copy, first.start, turn.at).length > 1;
  if (!lists && (admitsInGeneral(admission) || turn.clause >= 0)) return [part];
  return [
    { ...part, role: 'shortcomings', also: 'plan', end: turn.at },
    { ...part, heading: null, marker: null, from: turn.at, start: turn.at },
  ];
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
