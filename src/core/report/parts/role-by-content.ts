import type { Span } from '../../shared/span.js';
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
  const reach = headings.reach(index);
  const whole = toldByBody(document.text.slice(reach.start, reach.end));
  if (whole) return whole;
  if (answersInLines(document, reach)) return 'prior-rectification';
  const tenor = tenorOf(copy, document, reach);
  if (tenor === 'reports' && takesUpLastYear(topic, document.reportYear)) return 'prior-rectification';
  return roleByEntries(surroundings, index, { ...place, tenor });
}

function toldBy(sentence: string, reportYear: number | null): SectionRole | null {
  if (opensCauses(sentence)) return 'causes';
  if (opensPrior(sentence, reportYear)) return 'prior-rectification';
  if (opensShortcomings(sentence)) return 'shortcomings';
  return opensPlan(sentence, reportYear) ? 'plan' : null;
}

/** 「无。」, 「无其他需要报告的情况。」: an answer to a heading that only 其他 can be. */
const NOTHING = /^\n?(?:无|没有|暂无)(?:其他)?(?:需要?(?:报告|说明)的?)?(?:情况|事项|问题)?[。.]?\n?$/;
/** What is asked of those above. */
const ASKS = /^(?:[(]?[\d一二三四五六七八九十]{1,2}(?:[)、.]|是))?(?:建议|恳请|提请)(?!提案)/;
/** 「局党组书记、局长带头…」: the principal leaders themselves are who acts. */
const LEADER =
  /^[^,。;:的]{0,12}?(?:书记|(?<![班队科股所站院校社组部])长|主任|主要(?:负责人|负责同志|领导(?:同志)?))(?:(?:认真|切实|坚持|始终|自觉|严格|高度重视|共同|定期|先后|专题|带头|亲自|主持|履职|听取|把|将)|对我)/;
/** One meeting that a leader chaired is an event; a duty is told by example, by hand, or by several such acts. */
const LEADS =
  /带头|亲自|批示|签批|包案|履职尽责|履行(?:好)?职责|述法|(?:主持|听取|研究|出庭|督办|坚持)[^。]{2,60}(?:主持|听取|研究|出庭|督办|推动)/;
const PARAGRAPH_MAX = 600;

/** Where the whole part is one paragraph, its own words may leave no choice. */
function toldByBody(body: string): SectionRole | null {
  const paragraph = body.trim();
  if (paragraph.length > PARAGRAPH_MAX) return null;
  if (NOTHING.test(paragraph)) return 'other';
  const sentences = paragraph.split(/[。;\n]/).filter((sentence) => sentence !== '');
  if (sentences.length > 0 && sentences.every((sentence) => ASKS.test(sentence))) return 'other';
  const [first = ''] = sentences;
  const alone = !paragraph.includes('\n') && !/领导小组|领导机构/.test(first);
  return alone && LEADER.test(first) && LEADS.test(first) ? 'first-responsible' : null;
}

const NAMES_PROBLEM =
  /^(?:[(]?[\d一二三四五六七八九十]{1,2}[)、.])?(?:反馈|存在|具体)?的?问题[\d一二三四五六七八九十]{0,2}(?:描述|表述|表现)?:/;
/** What came of it; 「整改措施:」 may still be to come. */
const NAMES_RESULT =
  /^(?:整改|改进|落实|解决)?(?:结果|成效|效果|完成情况|进展情况?|销号情况):|^(?:整改|改进|落实|解决)情况:/;

/** 「问题一:…」 「整改情况:…」 line under line: most problems are followed by what came of them. */
function answersInLines({ text }: Document, { start, end }: Span): boolean {
  const lines = text.slice(start, end).split('\n');
  const problems = lines.filter((line) => NAMES_PROBLEM.test(line)).length;
  const results = lines.filter((line) => NAMES_RESULT.test(line)).length;
  return problems > 0 && results * 2 > problems;
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
