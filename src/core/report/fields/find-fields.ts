import type { Span } from '../../shared/span.js';
import type { AnchorYear } from './anchor-year.js';
import { citationsIn } from './citations.js';
import { figuresIn } from './figures.js';
import { periodsIn } from './periods.js';
import { quoteOf } from './quote.js';
import { themesIn } from './theme-fields.js';
import type { ReportField } from './types.js';
import { unitsIn } from './units.js';

/** Where an item stands: whether it promises, and which year its 「年底前」 means. */
export interface Standing {
  readonly isPlan: boolean;
  readonly anchor: AnchorYear | null;
}

/**
 * What the words of one item say of time, amount, unit, theme and source, in text order: each found literally or
 * absent, `field.text === report.slice(field.start, field.end)`, and resolved only where the text settles it.
 */
export function findFields(
  item: Span & { readonly text: string },
  { isPlan, anchor }: Standing,
): ReportField[] {
  const quote = quoteOf(item.text, item.start);
  const periods = periodsIn(quote, anchor);
  return [
    ...periods,
    ...figuresIn(quote, { isPlan, taken: periods }),
    ...unitsIn(quote),
    ...themesIn(quote),
    ...citationsIn(quote),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}
