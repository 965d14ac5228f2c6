import type { Block } from '../text/blocks.js';
import type { MarkedCopy } from '../text/enumeration.js';
import { sentenceEnd } from '../text/sentences.js';
import type { SectionRole } from '../types.js';
import { opensCauses, opensPlan, opensPrior, opensShortcomings, takesUpLastYear } from './cues.js';
import { isProblemHeading } from './heading-shapes.js';
import type { Headings } from './headings.js';
import type { Document } from './parts.js';
import { speaksOfFirstResponsible } from './roles.js';
import { headingOf } from './run-in.js';
import { type Tenor, tenorOf } from './tenor.js';

/** How far below the heading of a part its first findings stand, in blocks. */
const FINDINGS_REACH = 12;
/** 「持续巩固整改成果」: words of going on. */
const GOES_ON = /^(?:持续|坚持|进一步|不断|巩固|深化|健全|强化|建立)|常态|长效|巩固|持续|长期/;

/** What the parts of a document are read from. */
export interface Surroundings {
  readonly copy: MarkedCopy;
  readonly document: Document;
  readonly headings: Headings;
}

/** Where a heading stands among the parts before it. */
export interface Place {
  readonly previous: SectionRole;
  /** The roles of all the parts before. */
  readonly told: ReadonlySet<SectionRole>;
  /** Where the last heading that names a plan begins; -1 where none does. */
  readonly lastPlanHeading: number;
}

/** The part under a heading that names no role: its topic sentence decides, then its entries, then its place among the others. */
export function roleByContent(surroundings: Surroundings, index: number, place: Place): SectionRole {
  const { copy, document, headings } = surroundings;
  const words = headings.words(index);
  const topic = topicSentence(document, index);
  const told = toldBy(words, document.reportYear) ?? toldBy(topic, document.reportYear);
  if (told) return told;
  if (document.rectification) return inRectification(surroundings, index, place);
  if (speaksOfFirstResponsible(topic)) return 'first-responsible';
  const tenor = tenorOf(copy, document, headings.reach(index));
  if (tenor === 'reports' && takesUpLastYear(topic, document.reportYear)) return 'prior-rectification';
  return roleByEntries(surroundings, index, { ...place, tenor });
}

function toldBy(sentence: string, reportYear: number | null): SectionRole | null {
  if (opensCauses(sentence)) return 'causes';
  if (opensPrior(sentence, reportYear)) return 'prior-rectification';
  if (opensShortcomings(sentence)) return 'shortcomings';
  return opensPlan(sentence, reportYear) ? 'plan' : null;
}

/** What most entries do counts for more than the place among the other parts. */
function roleByEntries(
  surroundings: Surroundings,
  index: number,
  place: Place & { readonly tenor: Tenor | null },
): SectionRole {
  const { previous, tenor } = place;
  if (tenor === 'admits') return previous === 'shortcomings' ? 'causes' : 'shortcomings';
  if (tenor === 'answers') return 'prior-rectification';
  if (isPlanByPlace(surroundings.document.blocks[index], place))
    return tenor === 'reports' && previous !== 'plan' ? 'achievements' : 'plan';
  return promisesAtTheEnd(surroundings, index, place) ? 'plan' : 'achievements';
}

/** The last part promises where no heading names a plan: by dates to come, or in mere measures once the problems are told. */
function promisesAtTheEnd(
  { document, headings }: Surroundings,
  index: number,
  { lastPlanHeading, told, tenor }: Place & { readonly tenor: Tenor | null },
): boolean {
  if (lastPlanHeading >= 0 || headings.reach(index).end < document.end) return false;
  if (tenor === 'measures') return told.has('shortcomings');
  return tenor === 'promises' && told.has('achievements');
}

/** What follows the plan, or follows the problems where no heading names a plan, goes on promising. */
export function isPlanByPlace(block: Block | undefined, { previous, told, lastPlanHeading }: Place): boolean {
  if (!block || !told.has('achievements')) return false;
  if (previous === 'plan') return true;
  const afterProblems = previous === 'shortcomings' || previous === 'causes';
  return afterProblems && lastPlanHeading < block.start;
}

/** A rectification report tells what was done in general, then answers the findings, then says how it goes on. */
function inRectification(surroundings: Surroundings, index: number, { told }: Place): SectionRole {
  if (answersFindings(surroundings, index)) return 'prior-rectification';
  const goesOn = told.has('prior-rectification') && GOES_ON.test(surroundings.headings.words(index));
  return goesOn ? 'plan' : 'achievements';
}

/** Whether what is numbered under the heading are findings: 「1.针对…问题。」 */
function answersFindings({ document, headings }: Surroundings, index: number): boolean {
  const { blocks, text } = document;
  let findings = 0;
  for (let next = index + 1; next < blocks.length && findings < 2; next++) {
    const { marker, heading } = blocks[next] ?? {};
    if (marker?.style === headings.top || next > index + FINDINGS_REACH) break;
    if (heading && isProblemHeading(text.slice(heading.start, heading.end))) findings++;
  }
  return findings >= 2;
}

/** The first sentence under the heading, empty where a list begins there. */
export function topicSentence(document: Document, index: number): string {
  const { text, blocks } = document;
  const block = blocks[index];
  const body = block?.headingOnly ? blocks[index + 1] : block;
  if (!block || !body || (body !== block && body.marker)) return '';
  const from = body === block ? headingOf(document, block).end : body.start;
  return text.slice(from, sentenceEnd(text, from, body.end));
}
