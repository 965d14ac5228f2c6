import type { Span } from './span.js';
import { buildTermScanner } from './term-scanner.js';
import { THEMES, type ThemeSystem } from './theme-words.js';

export { THEMES, type ThemeSystem } from './theme-words.js';

/**
 * Themes of rule-of-law work, for matching one year against the next and for suggesting units.
 * Edition: the eight systems of 法治政府建设实施纲要(2021-2025年) and what townships and districts add to them.
 * A later edition gets a new version; stored codes are never given another meaning.
 */
export const THEMES_VERSION = '2021-2025.1';

export type ThemeCode = (typeof THEMES)[number]['code'];

const NAMES: ReadonlyMap<string, string> = new Map(THEMES.map((theme) => [theme.code, theme.zh]));

const scanThemes = buildTermScanner<ThemeCode>(
  THEMES.flatMap((theme) => theme.terms.map((term) => [term, theme.code] as const)),
);

const SYSTEMS: ReadonlyMap<string, ThemeSystem> = new Map(THEMES.map((theme) => [theme.code, theme.system]));

/** A word that tells a theme, and where it stands. */
export interface ThemeHit extends Span {
  readonly code: ThemeCode;
  readonly system: ThemeSystem;
}

/** Every word of the text that tells a theme, in text order. */
export function themeHits(text: string): ThemeHit[] {
  return scanThemes(text).map(({ start, end, value }) => ({
    start,
    end,
    code: value,
    system: SYSTEMS.get(value) ?? '基层',
  }));
}

/** zh-CN name of a theme as a user reads it. */
export function themeName(code: ThemeCode): string {
  return NAMES.get(code) ?? code;
}

/** The themes a text speaks of, the most spoken of first; an equal count keeps text order. Empty where it names none. */
export function themesOf(text: string): ThemeCode[] {
  const counts = new Map<ThemeCode, number>();
  for (const hit of scanThemes(text)) counts.set(hit.value, (counts.get(hit.value) ?? 0) + hit.term.length);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([code]) => code);
}
