import type { MarkerStyle } from '../text/ordinals.js';
import { isGenericTitle } from './roles.js';
import type { Part } from './parts.js';
import type { SectionRole } from '../types.js';

/** A heading inside a part is a title, not a topic sentence. */
const NESTED_HEADING_MAX = 32;
/** The words that name 第一责任人 are a dozen by themselves. */
const HEADING_MAX = 60;

interface NestingRule {
  /** The parts it may stand in. */
  readonly within: (parent: SectionRole, after: SectionRole | undefined) => boolean;
  /** It must be a heading of the level right under the part. */
  readonly firstLevel: boolean;
  /** Whether the words are a title and no topic sentence of something else. */
  readonly title: (words: string) => boolean;
  /** Characters; NESTED_HEADING_MAX where it is absent. */
  readonly longest?: number;
}

const isPlainTitle = (words: string): boolean => words.length <= 20 && !words.includes(',');
const anywhere = (): boolean => true;
/** 「扎实抓好反馈问题整改」 praises work done; 「反馈问题整改情况」 reports on the findings one by one. */
const namesRectification = (words: string): boolean =>
  /(?:情况|进展|成效|结果)$/.test(words) ||
  /^(?:上一?年|去年|20\d\d年)|(?:整改|改进|解决|弥补)(?:上一?年|去年)/.test(words);
const outsidePlan = (parent: SectionRole): boolean => parent !== 'plan';

const NESTING: Readonly<Partial<Record<SectionRole, NestingRule>>> = {
  plan: {
    within: (parent) => parent !== 'first-responsible',
    firstLevel: false,
    title: (words) => /^(?:下|今后|明年|来年)/.test(words) || words.length <= 8,
  },
  causes: {
    within: (parent, after) => parent === 'shortcomings' || after === 'shortcomings',
    firstLevel: false,
    title: isPlainTitle,
  },
  other: {
    within: (parent) => parent === 'shortcomings' || parent === 'plan' || parent === 'causes',
    firstLevel: false,
    title: isPlainTitle,
  },
  shortcomings: { within: outsidePlan, firstLevel: true, title: isPlainTitle },
  'prior-rectification': { within: outsidePlan, firstLevel: true, title: namesRectification },
  'first-responsible': {
    within: (parent) => parent === 'achievements',
    firstLevel: true,
    title: anywhere,
    longest: HEADING_MAX,
  },
};

/** Among findings that were answered 「关于履职方面存在的问题」 is a group of them; 「本年度存在的问题」 is another matter. */
const groupsFindings = (title: string): boolean => /^(?:关于|针对|对于?)|方面/.test(title);

/** A heading as it stands inside a part. */
export interface InnerHeading {
  readonly role: SectionRole;
  readonly words: string;
  readonly level: MarkerStyle | null;
  /** The numbering of the document's own first level. */
  readonly top: MarkerStyle | null;
  /** The numbering of the first heading inside the part. */
  readonly inner: MarkerStyle | null;
  /** What the part right before it is for. */
  readonly after: SectionRole | undefined;
}

/** A heading inside a part opens another part only where that is usual, and where its words are a plain title. */
export function mayNest(
  { role, words, level, top, inner, after }: InnerHeading,
  parent: Pick<Part, 'role' | 'also'>,
): boolean {
  const rule = NESTING[role];
  const title = words.replace(/[。:;,]+$/, '');
  if (role === parent.role) return isGenericTitle(role, title);
  if (!rule || words.length > (rule.longest ?? NESTED_HEADING_MAX)) return false;
  const firstLevel = level === 'cnp' || top === 'cnp' || top === 'num' || level === inner;
  if (rule.firstLevel && !firstLevel) return false;
  if (!rule.within(parent.role, after)) return false;
  if (parent.role === 'prior-rectification' && groupsFindings(title)) return false;
  return parent.also === role || rule.title(title);
}
