import type { ThemeCode } from '../shared/themes.js';
import type { FacetCode } from './facets.js';
import type { Vocabulary } from './vocabulary.js';

/** What a passage is about, as far as words tell. */
export interface Profile {
  /** Term key → weight before rarity (1 a listed term, less for facet words and loose character pairs). */
  readonly terms: ReadonlyMap<string, number>;
  /** Term key → how the passage words it. */
  readonly surface: ReadonlyMap<string, string>;
  readonly themes: ReadonlySet<ThemeCode>;
  readonly facets: ReadonlySet<FacetCode>;
  /** `theme|facet` of the same clause: the trouble or the remedy together with its object. */
  readonly pairs: ReadonlySet<string>;
  /** Every two neighbouring characters, for wordings that no list knows. */
  readonly grams: ReadonlySet<string>;
}

const LISTED = 1;
const FACET_WORD = 0.35;
const LOOSE_PAIR = 0.5;
/** A listed term inside a longer one. */
const INNER_TERM = 0.55;
/** The inner term is what the longer one is about: 村法律顾问 is a 法律顾问. */
const INNER_HEAD = 0.8;
/** The trouble on its object counts as a term of its own: it is as rare as it is. */
const THEME_WITH_FACET = 0.7;
/** “法治夜校”: what a body itself gave a name. */
const NAMED = 0.9;
const TITLE = 1.4;
const CLAUSE = /[^,;。:!?\n]+/g;
const TITLE_PATTERN = /《([^《》]{2,40})》/g;
const NAME_PATTERN = /[“"「]([^“”"「」、]{2,14})[”"」]/g;
const STUDIED_LAW = /(?:法|条例|宪法|民法典|纲要)$/;
export const LEADING_ORDINAL =
  /^\s*(?:[一二三四五六七八九十]{1,3}[、是]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|第[一二三四五六七八九十][,、])\s*/;
const NOT_HAN = /[^\p{Script=Han}]+/u;

/** 群众法治意识 is raised by 普法, that of 干部 by 学法. */
const PUBLIC = '群众';

interface Draft {
  readonly terms: Map<string, number>;
  readonly surface: Map<string, string>;
  readonly themes: Set<ThemeCode>;
  readonly facets: Set<FacetCode>;
  readonly pairs: Set<string>;
  readonly grams: ReadonlySet<string>;
}

/**
 * Reads a passage clause by clause. A clause without a theme of its own speaks of the theme before it, and where
 * there is none, of the theme of the headings above (`inherited`).
 */
export function profileOf(text: string, vocabulary: Vocabulary, inherited: ReadonlySet<ThemeCode>): Profile {
  const draft: Draft = {
    terms: new Map(),
    surface: new Map(),
    themes: new Set(),
    facets: new Set(),
    pairs: new Set(),
    grams: gramsOf(text),
  };
  let current = inherited;
  for (const [clause] of text.matchAll(CLAUSE)) current = readClause(clause, vocabulary, draft, current);
  for (const [, title = ''] of text.matchAll(TITLE_PATTERN)) {
    if (!STUDIED_LAW.test(title)) note(draft, `《${title}》`, TITLE, `《${title}》`);
  }
  for (const [, name = ''] of text.matchAll(NAME_PATTERN)) note(draft, `“${name}”`, NAMED, `“${name}”`);
  return draft;
}

function readClause(
  clause: string,
  vocabulary: Vocabulary,
  draft: Draft,
  before: ReadonlySet<ThemeCode>,
): ReadonlySet<ThemeCode> {
  const themes = new Set<ThemeCode>();
  const facets = new Set<FacetCode>();
  let from = 0;
  let ofThePublic = false;
  for (const hit of vocabulary(clause)) {
    notePairs(draft, clause.slice(from, hit.start), LOOSE_PAIR);
    from = hit.end;
    const { key, isFacetWord, theme, facets: own } = hit.value;
    if (key !== null) {
      note(draft, key, isFacetWord ? FACET_WORD : LISTED, hit.term);
      hit.value.inner.forEach((inner) =>
        note(draft, inner, hit.term.endsWith(inner) ? INNER_HEAD : INNER_TERM, ''),
      );
    }
    if (key === PUBLIC) ofThePublic = true;
    if (theme !== null) themes.add(theme);
    own.forEach((facet) => facets.add(facet));
  }
  notePairs(draft, clause.slice(from), LOOSE_PAIR);
  if (ofThePublic && themes.has('learning')) themes.add('publicity');
  const speaking = themes.size > 0 ? themes : before;
  themes.forEach((theme) => draft.themes.add(theme));
  for (const facet of facets) {
    draft.facets.add(facet);
    for (const theme of speaking) {
      draft.pairs.add(`${theme}|${facet}`);
      note(draft, `${theme}|${facet}`, THEME_WITH_FACET, '');
    }
  }
  return speaking;
}

function note(draft: Draft, key: string, weight: number, surface: string): void {
  if ((draft.terms.get(key) ?? 0) < weight) draft.terms.set(key, weight);
  if (!draft.surface.has(key)) draft.surface.set(key, surface);
}

/** An item as a whole and by its clauses: an answer often takes up one of several troubles. */
export interface ItemProfile {
  /** Matching copy. */
  readonly text: string;
  readonly whole: Profile;
  /** What the item names first: its heading, or its first clause. */
  readonly focus: Profile;
  /** Every clause. */
  readonly clauses: readonly ItemPart[];
  /** The clauses that say enough to be looked for alone; empty where the item is one clause. */
  readonly parts: readonly ItemPart[];
}

export interface ItemPart {
  readonly text: string;
  readonly profile: Profile;
}

/** Clauses of fewer terms name nothing. */
const PART_MIN_TERMS = 2;

export function itemProfileOf(text: string, vocabulary: Vocabulary): ItemProfile {
  const clauses: ItemPart[] = [];
  let themes: ReadonlySet<ThemeCode> = new Set();
  for (const [clause] of text.matchAll(CLAUSE)) {
    const part = profileOf(clause, vocabulary, themes);
    if (part.themes.size > 0) themes = part.themes;
    clauses.push({ text: clause, profile: part });
  }
  const parts = clauses.filter(({ profile }) => profile.terms.size >= PART_MIN_TERMS);
  return {
    text,
    whole: profileOf(text, vocabulary, new Set()),
    focus: profileOf(focusOf(text), vocabulary, new Set()),
    clauses,
    parts: parts.length > 1 ? parts : [],
  };
}

const HEADED = /^[^。\n]{4,40}[。\n](?=.)/;
/** 在…方面, alone only names the field. */
const FIRST_CLAUSE = /^(?:在?[^,。;]{2,24}(?:方面|上),)?[^,。;:]{4,}/;

function focusOf(text: string): string {
  const bare = text.replace(LEADING_ORDINAL, '');
  return HEADED.exec(bare)?.[0] ?? FIRST_CLAUSE.exec(bare)?.[0] ?? bare;
}

function gramsOf(text: string): Set<string> {
  const grams = new Set<string>();
  for (const run of text.split(NOT_HAN)) {
    for (let i = 0; i + 1 < run.length; i++) grams.add(run.slice(i, i + 2));
  }
  return grams;
}

/** Character pairs of what no list knows: 网络直播带货 still meets 直播带货. */
function notePairs(draft: Draft, rest: string, weight: number): void {
  for (const run of rest.split(NOT_HAN)) {
    for (let i = 0; i + 1 < run.length; i++) {
      const pair = run.slice(i, i + 2);
      note(draft, pair, weight, pair);
    }
  }
}

/** Whether two sets have a value in common. */
export function shares<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}
