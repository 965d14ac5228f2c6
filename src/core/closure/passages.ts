import { assertionOf, closingClausesOf, type Assertion } from './assertion.js';
import { profileOf, type Profile } from './profile.js';
import type { Statement } from './statements.js';
import type { Span } from '../shared/span.js';
import type { Zone } from './types.js';
import type { Vocabulary } from './vocabulary.js';

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
  readonly contextTerms: ReadonlyMap<string, number>;
  readonly assertion: Assertion;
  /** The clauses that say that a matter is over. */
  readonly closingClauses: readonly Profile[];
}

const NO_THEMES: ReadonlySet<never> = new Set();

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
      contextTerms: above.terms,
      assertion: assertionOf(statement.text),
      closingClauses: closingClausesOf(statement.text).map((clause) => profileOf(clause, vocabulary, themes)),
    };
  });
}

function joinPrior(statements: readonly Statement[], copy: string): Statement[] {
  const joined: Statement[] = [];
  for (const statement of statements) {
    const last = joined.at(-1);
    if (last?.inPriorSection && statement.inPriorSection && last.block === statement.block) {
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
