import { THEMES, type ThemeCode } from '../shared/themes.js';
import { buildTermScanner, type TermScanner } from '../shared/term-scanner.js';
import { BACKGROUND } from './background.js';
import { matchingCopy } from './matching-copy.js';
import { FACETS, type FacetCode } from './facets.js';
import { SYNONYMS } from './synonyms.js';

export interface VocabularyEntry {
  /** null for background words. */
  readonly key: string | null;
  /** A bare facet word (培训, 机制) says less than the name of an object. */
  readonly isFacetWord: boolean;
  readonly theme: ThemeCode | null;
  readonly facets: readonly FacetCode[];
  /** Keys of listed terms inside this one: 村法律顾问 still meets 法律顾问. */
  readonly inner: readonly string[];
}

export type Vocabulary = TermScanner<VocabularyEntry>;

const themeOfTerm: ReadonlyMap<string, ThemeCode> = new Map(
  THEMES.flatMap((theme) => theme.terms.map((term) => [term, theme.code] as const)),
);
const keyOfTerm: ReadonlyMap<string, string> = new Map(
  SYNONYMS.flatMap((group) => group.map((term) => [term, group[0] ?? term] as const)),
);

function facetsOfTerms(): Map<string, FacetCode[]> {
  const facets = new Map<string, FacetCode[]>();
  for (const facet of FACETS) {
    for (const term of facet.terms) facets.set(term, [...(facets.get(term) ?? []), facet.code]);
  }
  return facets;
}

const facetsOfTerm: ReadonlyMap<string, readonly FacetCode[]> = facetsOfTerms();
const background: ReadonlySet<string> = new Set(BACKGROUND);

/** Facets of a term: its own, or those of facet words inside it (执法培训 trains). */
function facetsWithin(term: string): readonly FacetCode[] {
  const own = facetsOfTerm.get(term);
  if (own) return own;
  const inner = new Set<FacetCode>();
  for (const [word, codes] of facetsOfTerm) if (term.includes(word)) codes.forEach((code) => inner.add(code));
  return [...inner];
}

function themeWithin(term: string): ThemeCode | null {
  const own = themeOfTerm.get(term);
  if (own) return own;
  let best: string | null = null;
  for (const word of themeOfTerm.keys()) {
    if (term.includes(word) && word.length > (best?.length ?? 0)) best = word;
  }
  return best === null ? null : (themeOfTerm.get(best) ?? null);
}

function entryOf(term: string): VocabularyEntry {
  const key = keyOfTerm.get(term) ?? (background.has(term) ? null : term);
  const theme = themeWithin(term) ?? (key === null ? null : themeWithin(key));
  const isFacetWord = theme === null && key !== null && facetsOfTerm.has(key);
  return {
    key,
    isFacetWord,
    theme,
    facets: facetsWithin(term),
    inner: key === null ? [] : innerKeys(term, key),
  };
}

const SHORT_TERMS: readonly string[] = [...new Set([...themeOfTerm.keys(), ...keyOfTerm.keys()])].filter(
  (term) => term.length >= 2 && !background.has(term),
);

function innerKeys(term: string, own: string): string[] {
  if (term.length < 3) return [];
  const keys = SHORT_TERMS.filter((inner) => inner !== term && term.includes(inner)).map(
    (inner) => keyOfTerm.get(inner) ?? inner,
  );
  return [...new Set(keys)].filter((key) => key !== own);
}

const BASE_ENTRIES: readonly (readonly [string, VocabularyEntry])[] = [
  ...new Set([...themeOfTerm.keys(), ...keyOfTerm.keys(), ...facetsOfTerm.keys(), ...background]),
].map((term) => [term, entryOf(term)] as const);

const BASE_VOCABULARY: Vocabulary = buildTermScanner(BASE_ENTRIES);

/** The word list of the genre, with the names of one body's units where aliases are given. */
export function vocabularyWith(aliases: readonly (readonly string[])[]): Vocabulary {
  if (aliases.length === 0) return BASE_VOCABULARY;
  const own = aliases.flatMap((group) =>
    group
      .map(matchingCopy)
      .map((name) => [name, { ...entryOf(name), key: `unit:${group[0] ?? name}` }] as const),
  );
  return buildTermScanner([...own, ...BASE_ENTRIES]);
}
