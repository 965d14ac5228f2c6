import { assertionOf, closingClausesOf, type Assertion, type ClosingWords } from './assertion.js';
import { profileOf, type Profile } from '../../text/profile.js';
import { unlistedNamesIn } from '../../text/names.js';
import type { Statement } from './statements.js';
import { tallyOf, type Tally } from './tally.js';
import type { Span } from '../../shared/span.js';
import type { ThemeCode } from '../../shared/themes.js';
import type { Zone } from '../types.js';
import type { Vocabulary } from '../../text/vocabulary.js';

/** A clause that says that a matter is over, whole and without the words that say so. */
export interface ClosingClause {
  readonly left: Profile;
  readonly whole: Profile;
  readonly text: string;
  /** Only by quantity: 全部, 100%, 全覆盖. */
  readonly isByQuantity: boolean;
}

/**
 * What one item can be matched with: a sentence of the achievements, a problem or a plan; in
 * 上一年度存在问题的整改情况 the whole paragraph, since problem, measures and status stand in different sentences there.
 */
export interface Passage extends Span {
  /** Matching copy. */
  readonly text: string;
  readonly zone: Zone;
  readonly inPriorSection: boolean;
  readonly isHeading: boolean;
  readonly profile: Profile;
  /** Terms of the headings above, which lend meaning but are no evidence. */
  /** The headings above as a passage of their own. */
  readonly heading: Profile;
  readonly contextTerms: ReadonlyMap<string, number>;
  /** What it calls by a name that is in no list. */
  readonly names: ReadonlySet<string>;
  readonly assertion: Assertion;
  /** In the prior-year section: the problem the paragraph takes up (针对…问题), which is all that it answers. */
  readonly restated: Profile | null;
  /** In the prior-year section: what is said of all its problems together. */
  readonly tally: Tally | null;
  /** The clauses that say that a matter is over. */
  readonly closingClauses: readonly ClosingClause[];
}

const NO_THEMES: ReadonlySet<never> = new Set();

/** Few items come so near that a closing clause is looked into: it is read then. */
class ReadOnDemand implements ClosingClause {
  readonly text: string;
  readonly isByQuantity: boolean;
  private readLeft: Profile | null = null;
  private readWhole: Profile | null = null;

  constructor(
    private readonly words: ClosingWords,
    private readonly vocabulary: Vocabulary,
    private readonly themes: ReadonlySet<ThemeCode>,
  ) {
    this.text = words.whole;
    this.isByQuantity = words.isByQuantity;
  }

  get left(): Profile {
    return (this.readLeft ??= profileOf(this.words.left, this.vocabulary, this.themes));
  }

  get whole(): Profile {
    return (this.readWhole ??= profileOf(this.words.whole, this.vocabulary, this.themes));
  }
}

/** Reads every statement; paragraphs of the prior-year section are joined. */
export function passagesOf(
  copy: string,
  statements: readonly Statement[],
  vocabulary: Vocabulary,
): Passage[] {
  const contexts = new Map<string, Profile>();
  return joinPrior(statements, copy).map((statement) => {
    const above = contexts.get(statement.context) ?? profileOf(statement.context, vocabulary, NO_THEMES);
    contexts.set(statement.context, above);
    const profile = profileOf(statement.text, vocabulary, above.themes);
    const themes = profile.themes.size > 0 ? profile.themes : above.themes;
    return {
      start: statement.start,
      end: statement.end,
      text: statement.text,
      zone: statement.zone,
      inPriorSection: statement.inPriorSection,
      isHeading: statement.isHeading,
      profile,
      heading: above,
      contextTerms: above.terms,
      names: unlistedNamesIn(statement.text),
      assertion: assertionOf(statement.text),
      restated: restatedIn(statement, vocabulary),
      tally: statement.inPriorSection ? tallyOf(statement.text) : null,
      closingClauses: closingClausesOf(statement.text).map(
        (words) => new ReadOnDemand(words, vocabulary, themes),
      ),
    };
  });
}

function joinPrior(statements: readonly Statement[], copy: string): Statement[] {
  const joined: Statement[] = [];
  for (const statement of statements) {
    const last = joined.at(-1);
    if (
      last?.inPriorSection &&
      statement.inPriorSection &&
      last.block === statement.block &&
      !opensEntry(statement.text, last.text)
    ) {
      joined[joined.length - 1] = {
        ...last,
        end: statement.end,
        text: copy.slice(last.start, statement.end),
        isHeading: false,
      };
    } else joined.push(statement);
  }
  return joined;
}

/** 针对…的问题, at the head of a sentence: what follows is the answer to this problem. */
export const RESTATING =
  /^(?:\([^)]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十]{1,3}[、是])?\s*(?:针对|关于|对于?|围绕|聚焦|就)(?!照|(?:上一?年|去年|20\d\d|以上|上述|查摆|反馈))[^,。;]{4,60}(?:问题|不足|短板|情况|现象|方面)/;

/** 以上问题均已…: a closing remark on all that stands before it. */
export const ON_WHAT_STANDS_ABOVE = /^(?:以上|上述|至此|目前,?(?:以上|上述))/;

/** In a section that is one paragraph, each 针对…的问题 opens an entry of its own; after a heading it belongs to the heading. */
function opensEntry(text: string, before: string): boolean {
  if (ON_WHAT_STANDS_ABOVE.test(text)) return tallyOf(text) !== null;
  return RESTATING.test(text) && (RESTATING.test(before) || tallyOf(before) !== null);
}

const RESTATED =
  /^(?:[^,。;]{0,8}(?:针对|关于|围绕|聚焦|对照|就|对))?([^。;]{4,60}?)(?:等?方面)?(?:的?(?:问题|不足|短板|情况|现象))/;

function restatedIn({ inPriorSection, text }: Statement, vocabulary: Vocabulary): Profile | null {
  const phrase = inPriorSection ? RESTATED.exec(text.slice(0, 80))?.[1] : undefined;
  return phrase === undefined ? null : profileOf(phrase, vocabulary, NO_THEMES);
}
