import type { Span } from '../../shared/span.js';
import type { ItemKind, ReportReading, SectionRole } from '../types.js';

/** One labelled item; `[start, end)` are offsets in the text. */
export interface GoldItem extends Span {
  readonly kind: ItemKind;
  readonly text: string;
}

/** A labelled report, as people marked it. */
export interface GoldReport {
  readonly issuer: string | null;
  readonly region: string | null;
  readonly reportYear: number | null;
  readonly documentNumber: string | null;
  readonly publishedOn: string | null;
  /** `start` is where the part's body begins. */
  readonly sections: readonly { readonly role: SectionRole; readonly start: number }[];
  readonly items: readonly GoldItem[];
}

export interface Counts {
  readonly found: number;
  readonly expected: number;
  readonly matched: number;
}

/** An item that one side has and the other has not. */
export interface Miss {
  readonly side: 'missed' | 'invented';
  readonly kind: ItemKind;
  readonly text: string;
}

export interface ReportScore {
  readonly kinds: Readonly<Record<ItemKind, Counts>>;
  readonly sections: Counts;
  /** Which of the labelled metadata fields agree. */
  readonly metadata: Readonly<Record<MetadataField, boolean>>;
  /** For each item found: the confidence it was given and whether it was right. */
  readonly calibration: readonly { readonly confidence: number; readonly right: boolean }[];
  readonly exactSpans: boolean;
  readonly misses: readonly Miss[];
}

export const ITEM_KINDS: readonly ItemKind[] = ['shortcoming', 'cause', 'plan', 'prior-rectification'];
export const METADATA_FIELDS = ['issuer', 'region', 'reportYear', 'documentNumber', 'publishedOn'] as const;
export type MetadataField = (typeof METADATA_FIELDS)[number];

/** Two items are the same where this share of their joint extent is common to both (issue rule, item-definition 1.2). */
export const MATCH_OVERLAP = 0.8;

export interface Rates {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** Nothing expected and nothing found is a right answer: 1 for all three. */
export function rates({ found, expected, matched }: Counts): Rates {
  const precision = found === 0 ? (expected === 0 ? 1 : 0) : matched / found;
  const recall = expected === 0 ? (found === 0 ? 1 : 0) : matched / expected;
  return { precision, recall, f1: found + expected === 0 ? 1 : (2 * matched) / (found + expected) };
}

export function sumCounts(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (sum, { found, expected, matched }) => ({
      found: sum.found + found,
      expected: sum.expected + expected,
      matched: sum.matched + matched,
    }),
    { found: 0, expected: 0, matched: 0 },
  );
}

/** Scores one reading of `text` against its labels. */
export function scoreReport(text: string, reading: ReportReading, gold: GoldReport): ReportScore {
  const pairs = ITEM_KINDS.map((kind) => ({ kind, ...pair({ text, reading, gold }, kind) }));
  const matched = new Set(pairs.flatMap(({ right }) => right));
  return {
    kinds: Object.fromEntries(pairs.map(({ kind, counts }) => [kind, counts])) as Record<ItemKind, Counts>,
    sections: scoreSections(text, reading, gold),
    metadata: Object.fromEntries(
      METADATA_FIELDS.map((field) => [field, reading.metadata[field] === gold[field]]),
    ) as Record<MetadataField, boolean>,
    calibration: reading.items.map((item) => ({ confidence: item.confidence, right: matched.has(item.id) })),
    exactSpans: reading.items.every((item) => text.slice(item.start, item.end) === item.text),
    misses: pairs.flatMap(({ misses }) => misses),
  };
}

interface Scored {
  readonly text: string;
  readonly reading: ReportReading;
  readonly gold: GoldReport;
}

interface Pairing {
  readonly counts: Counts;
  readonly right: readonly string[];
  readonly misses: readonly Miss[];
}

/** Best overlaps first, each item used once. */
function pair({ text, reading, gold }: Scored, kind: ItemKind): Pairing {
  const found = reading.items.filter((item) => item.kind === kind);
  const expected = gold.items.filter((item) => item.kind === kind);
  const candidates = found
    .flatMap((item) =>
      expected.map((label) => ({ item, label, overlap: overlapOf(core(text, item), core(text, label)) })),
    )
    .filter(({ overlap }) => overlap >= MATCH_OVERLAP)
    .sort((one, other) => other.overlap - one.overlap);
  const usedItems = new Set<string>();
  const usedLabels = new Set<GoldItem>();
  for (const { item, label } of candidates) {
    if (usedItems.has(item.id) || usedLabels.has(label)) continue;
    usedItems.add(item.id);
    usedLabels.add(label);
  }
  return {
    counts: { found: found.length, expected: expected.length, matched: usedItems.size },
    right: [...usedItems],
    misses: [
      ...expected.filter((label) => !usedLabels.has(label)).map((label) => miss('missed', kind, label.text)),
      ...found.filter((item) => !usedItems.has(item.id)).map((item) => miss('invented', kind, item.text)),
    ],
  };
}

function miss(side: Miss['side'], kind: ItemKind, text: string): Miss {
  return { side, kind, text };
}

const ORDINAL =
  /^(?:[一二三四五六七八九十]{1,3}[、.．是要]|[（(][一二三四五六七八九十\d]{1,3}[）)][、.．]?|\d{1,2}[、.．)）](?!\d)|[①-⑳㈠-㈩]|第[一二三四五六七八九十]{1,3}[、，,是]|其[一二三四五六七八九十][、，,是]|(?:首先|其次|再次|最后)[，,是]|(?:问题|不足|短板|困难|原因|成因|措施|举措|对策|任务)[一二三四五六七八九十\d]{1,2}[、，,.．:：])/;
const OUTER = /[\s。；;，,、：:.．！!？?]/;

/** The span without ordinal, outer punctuation and white space. */
function core(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && OUTER.test(text[start] ?? '')) start++;
  start += ORDINAL.exec(text.slice(start, Math.min(end, start + 8)))?.[0].length ?? 0;
  while (start < end && OUTER.test(text[start] ?? '')) start++;
  while (end > start && OUTER.test(text[end - 1] ?? '')) end--;
  return { start, end };
}

function overlapOf(one: Span, other: Span): number {
  const common = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const union = Math.max(one.end, other.end) - Math.min(one.start, other.start);
  return common <= 0 || union <= 0 ? 0 : common / union;
}

/** A labelled part is right where the deepest part found at its beginning has its role. */
function scoreSections(text: string, reading: ReportReading, gold: GoldReport): Counts {
  const matched = gold.sections.filter(({ start, role }) => {
    const first = start + text.slice(start).search(/\S|$/);
    return roleAt(reading, first) === role;
  }).length;
  return { found: gold.sections.length, expected: gold.sections.length, matched };
}

/** The role of the deepest part that covers `at`; null outside all parts. */
export function roleAt(reading: ReportReading, at: number): SectionRole | null {
  return reading.sections.findLast((section) => section.start <= at && at < section.end)?.role ?? null;
}
