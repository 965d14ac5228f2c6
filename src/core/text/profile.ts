import type { ThemeCode } from '../shared/themes.js';
import type { FacetCode } from './facets.js';
import type { TermHit } from '../shared/term-scanner.js';
import { hanUnitsAt } from './characters.js';
import type { Vocabulary, VocabularyEntry } from './vocabulary.js';

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
/** Two neighbouring characters that no list knows. */
export const LOOSE_PAIR = 0.5;
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

/** 群众法治意识 is raised by 普法, that of 干部 by 学法. */
const PUBLIC = '群众';

/** A profile in the making. */
class Draft implements Profile {
  readonly terms = new Map<string, number>();
  readonly surface = new Map<string, string>();
  readonly themes = new Set<ThemeCode>();
  readonly facets = new Set<FacetCode>();
  readonly pairs = new Set<string>();
  readonly grams: ReadonlySet<string>;

  constructor(text: string) {
    this.grams = new Set(pairsOfCharacters(text));
  }

  /** The greatest weight and the first wording of a term stay. */
  note(key: string, weight: number, surface: string): void {
    if ((this.terms.get(key) ?? 0) < weight) this.terms.set(key, weight);
    if (!this.surface.has(key)) this.surface.set(key, surface);
  }

  /** Character pairs of what no list knows: 网络直播带货 still meets 直播带货. */
  noteUnlisted(rest: string): void {
    for (const pair of pairsOfCharacters(rest)) this.note(pair, LOOSE_PAIR, pair);
  }

  noteListed({ term, value: { key, isFacetWord, inner } }: TermHit<VocabularyEntry>): void {
    if (key === null) return;
    this.note(key, isFacetWord ? FACET_WORD : LISTED, term);
    for (const part of inner) this.note(part, term.endsWith(part) ? INNER_HEAD : INNER_TERM, '');
  }

  /** Facets of a clause on the themes it speaks of. */
  noteFacets(facets: ReadonlySet<FacetCode>, speaking: ReadonlySet<ThemeCode>): void {
    for (const facet of facets) {
      this.facets.add(facet);
      for (const theme of speaking) {
        this.pairs.add(`${theme}|${facet}`);
        this.note(`${theme}|${facet}`, THEME_WITH_FACET, '');
      }
    }
  }
}

/** Every two neighbouring units of a run of Chinese characters, and both units of a rare one. */
function pairsOfCharacters(text: string): string[] {
  const pairs: string[] = [];
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    const units = hanUnitsAt(text, at);
    if (units > 0) {
      if (run++ > 0) pairs.push(text.slice(at - 1, at + 1));
    } else {
      run = 0;
    }
    if (units === 2) {
      pairs.push(text.slice(at, at + 2));
      at++;
    }
  }
  return pairs;
}

/**
 * Reads a passage clause by clause. A clause without a theme of its own speaks of the theme before it, and where
 * there is none, of the theme of the headings above (`inherited`).
 */
export function profileOf(text: string, vocabulary: Vocabulary, inherited: ReadonlySet<ThemeCode>): Profile {
  const draft = new Draft(text);
  let current = inherited;
  for (const [clause] of text.matchAll(CLAUSE))
    current = readClause(draft, vocabulary(clause), { clause, current });
  for (const [, title = ''] of text.matchAll(TITLE_PATTERN)) {
    if (!STUDIED_LAW.test(title)) draft.note(`《${title}》`, TITLE, `《${title}》`);
  }
  for (const [, name = ''] of text.matchAll(NAME_PATTERN)) draft.note(`“${name}”`, NAMED, `“${name}”`);
  return draft;
}

interface Reading {
  readonly clause: string;
  readonly current: ReadonlySet<ThemeCode>;
}

function readClause(
  draft: Draft,
  hits: readonly TermHit<VocabularyEntry>[],
  { clause, current }: Reading,
): ReadonlySet<ThemeCode> {
  const themes = new Set<ThemeCode>();
  const facets = new Set<FacetCode>();
  let from = 0;
  for (const hit of hits) {
    draft.noteUnlisted(clause.slice(from, hit.start));
    draft.noteListed(hit);
    from = hit.end;
    if (hit.value.theme !== null) themes.add(hit.value.theme);
    hit.value.facets.forEach((facet) => facets.add(facet));
  }
  draft.noteUnlisted(clause.slice(from));
  if (themes.has('learning') && hits.some(({ value }) => value.key === PUBLIC)) themes.add('publicity');
  const speaking = themes.size > 0 ? themes : current;
  themes.forEach((theme) => draft.themes.add(theme));
  draft.noteFacets(facets, speaking);
  return speaking;
}

/** An item as a whole, and by what it names first. */
export interface FocusedProfile {
  /** Matching copy. */
  readonly text: string;
  readonly whole: Profile;
  /** What the item names first: its heading, or its first clause. */
  readonly focus: Profile;
}

/** An item as a whole and by its clauses: an answer often takes up one of several troubles. */
export interface ItemProfile extends FocusedProfile {
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

/** `text` is the matching copy. */
export function focusedProfileOf(text: string, vocabulary: Vocabulary): FocusedProfile {
  return {
    text,
    whole: profileOf(text, vocabulary, new Set()),
    focus: profileOf(focusOf(text), vocabulary, new Set()),
  };
}

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
    ...focusedProfileOf(text, vocabulary),
    clauses,
    parts: parts.length > 1 ? parts : [],
  };
}

const HEADED = /^[^。\n]{4,40}[。\n](?=.)/;
/** 在…方面, alone only names the field. */
const FIRST_CLAUSE = /^(?:在?[^,。;]{2,24}(?:方面|上),)?[^,。;:]{4,}/;

/** 抓学习。: a slogan, of which nothing can be told. */
const SLOGAN = /^[^,。;:\n]{2,3}[。\n](?=.)/;

function focusOf(text: string): string {
  const bare = text.replace(LEADING_ORDINAL, '').replace(SLOGAN, '');
  return HEADED.exec(bare)?.[0] ?? FIRST_CLAUSE.exec(bare)?.[0] ?? bare;
}

/** Whether two sets have a value in common. */
export function shares<T>(one: ReadonlySet<T>, other: ReadonlySet<T>): boolean {
  for (const value of one) if (other.has(value)) return true;
  return false;
}
