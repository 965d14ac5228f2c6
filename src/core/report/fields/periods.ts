import type { Span } from '../../shared/span.js';
import type { AnchorYear } from './anchor-year.js';
import { PERIOD_RULES, type PeriodRule } from './period-rules.js';
import { placed, type Quote } from './quote.js';
import type { Period, PeriodField } from './types.js';

interface Match extends Span {
  readonly rule: PeriodRule;
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/** Only texts with one of these can name a time. */
const MAY_NAME = /[年月日季周旬天每]|十[三四五六]五/;

/**
 * The times an item names. Of readings that overlap the longest holds. A month without a year belongs to the year that
 * was named before it in the same item, else to `anchor`.
 */
export function periodsIn(quote: Quote, anchor: AnchorYear | null): PeriodField[] {
  if (!MAY_NAME.test(quote.plain)) return [];
  const fields: PeriodField[] = [];
  let current = anchor;
  for (const match of withoutOverlap(matchesIn(quote.plain))) {
    const own = yearOf(match);
    const field = periodFrom(quote, match, own === null ? current : { year: own, at: null });
    if (field === null) continue;
    fields.push(field);
    if (own !== null && setsYear(match, quote.plain)) current = { year: own, at: field };
  }
  return fields.map((field) => ({ ...field, anchor: field.anchor && spanOf(field.anchor) }));
}

function yearOf({ groups }: Match): number | null {
  return groups.year === undefined ? null : Number(groups.year);
}

/** `at` is null where the words of the time itself name the year. */
interface Year {
  readonly year: number;
  readonly at: Span | null;
}

function periodFrom(quote: Quote, match: Match, named: Year | null): PeriodField | null {
  const period = match.rule.read(match.groups, named?.year ?? null);
  if (period === null) return null;
  return {
    kind: 'period',
    ...placed(quote, match.start, match.end),
    ruleId: `period.${match.rule.id}`,
    period,
    anchor: dependsOnYear(match, period) ? (named?.at ?? null) : null,
  };
}

function spanOf({ start, end }: Span): Span {
  return { start, end };
}

function dependsOnYear({ rule }: Match, { kind }: Period): boolean {
  return rule.id !== 'five-year-plan' && kind !== 'within' && kind !== 'every';
}

function matchesIn(text: string): Match[] {
  return PERIOD_RULES.filter(({ hint }) => text.includes(hint)).flatMap((rule) =>
    [...text.matchAll(rule.pattern)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      rule,
      groups: match.groups ?? {},
    })),
  );
}

/** In text order; of neighbours that overlap the longer one stays, and of two equally long ones the first listed rule. */
function withoutOverlap(matches: Match[]): Match[] {
  const kept: Match[] = [];
  for (const match of matches.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last === undefined || last.end <= match.start) kept.push(match);
    else if (match.end - match.start > last.end - last.start) kept[kept.length - 1] = match;
  }
  return kept;
}

/** 「2025年，…6月底」 sets the year for what follows; 「对照2023年清单」 only mentions one. */
function setsYear({ rule, end }: Match, text: string): boolean {
  return rule.id !== 'years' && (rule.id !== 'calendar-year' || text[end] === ',');
}
