import type { Span } from '../../shared/span.js';
import { anchorYear, type Around } from './anchor-year.js';
import { citationsIn } from './citations.js';
import { figuresIn } from './figures.js';
import { periodsIn } from './periods.js';
import { quoteOf } from './quote.js';
import { themesIn } from './theme-fields.js';
import type { ReportField } from './types.js';
import { unitsIn } from './units.js';

/**
 * What the words of one item say of time, amount, unit, theme and source, in text order: each found literally or
 * absent, `field.text === report.slice(field.start, field.end)`, and resolved only where the text settles it.
 */
export function findFields(item: Span & { readonly text: string }, around: Around): ReportField[] {
  const quote = quoteOf(item.text, item.start);
  const periods = periodsIn(quote, anchorYear(around));
  return [
    ...periods,
    ...figuresIn(quote, { isPlan: around.isPlan, taken: periods }),
    ...unitsIn(quote),
    ...themesIn(quote),
    ...citationsIn(quote),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}
