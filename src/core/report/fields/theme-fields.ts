import { themeHits, THEMES_VERSION } from '../../shared/themes.js';
import { placed, type Quote } from './quote.js';
import type { ThemeField } from './types.js';

/** Where the item first speaks of each theme. */
export function themesIn(quote: Quote): ThemeField[] {
  const seen = new Set<string>();
  return themeHits(quote.copy.text).flatMap(({ start, end, code, system }) => {
    if (seen.has(code)) return [];
    seen.add(code);
    const field: ThemeField = {
      kind: 'theme',
      ...placed(quote, start, end),
      ruleId: 'theme-term',
      theme: code,
      system,
      taxonomy: THEMES_VERSION,
    };
    return [field];
  });
}
