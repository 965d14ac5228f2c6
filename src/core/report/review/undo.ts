import { refuse, type Refusal } from '../../shared/refusal.js';
import { err, ok, type Result } from '../../shared/result.js';
import type { Span } from '../../shared/span.js';
import { linkKey, type ItemLink, type Review, type ReviewChange, type ReviewedItem } from './types.js';

/** The review after the changes. */
export function applyChanges(review: Review, changes: readonly ReviewChange[]): Review {
  const items = new Map(review.items);
  const links = new Map(review.links);
  for (const change of changes) {
    if (change.of === 'item') put(items, change, ({ id }) => id);
    else put(links, change, linkKey);
  }
  return { ...review, items, links };
}

/**
 * The changes that take an act back, last first.
 * @param changes those of the last act that still stands
 */
export function undoChanges(
  review: Review,
  changes: readonly ReviewChange[],
): Result<ReviewChange[], Refusal> {
  const inverse: ReviewChange[] = [];
  for (const change of [...changes].reverse()) {
    const now = standing(review, change);
    if (isTaskedSince(now, change)) return err(refuse('review.tasks-depend', { itemId: now.id }));
    if (!isSame(now, change.after)) return err(refuse('review.not-last-act'));
    inverse.push({ of: change.of, before: change.after, after: change.before } as ReviewChange);
  }
  return ok(inverse);
}

type Standing = ReviewedItem | ItemLink | null;

/** The record that was changed, as it is now. */
function standing({ items, links }: Review, change: ReviewChange): Standing {
  if (change.of === 'item') return items.get((change.after ?? change.before)?.id ?? '') ?? null;
  const link = change.after ?? change.before;
  return link === null ? null : (links.get(linkKey(link)) ?? null);
}

/** Since the act, or by it: where two versions were called the same matter, the tasks of the earlier item went over. */
function isTaskedSince(now: Standing, change: ReviewChange): now is ReviewedItem {
  if (change.of !== 'item' || now?.state !== 'tasked') return false;
  return change.after?.state !== 'tasked' || change.before?.state !== 'tasked';
}

/** Field → [before, after] of what differs; a record that was made or taken away stands there whole. */
export function differences(
  before: ReviewedItem | ItemLink | null,
  after: ReviewedItem | ItemLink | null,
): Readonly<Record<string, unknown>> {
  if (before === null || after === null) return { before, after };
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const changed = [...old].filter(([field, value]) => !isSameValue(value, now.get(field)));
  return Object.fromEntries(changed.map(([field, value]) => [field, [value, now.get(field) ?? null]]));
}

function put<T>(
  records: Map<string, T>,
  { before, after }: { before: T | null; after: T | null },
  keyOf: (record: T) => string,
): void {
  if (after !== null) records.set(keyOf(after), after);
  else if (before !== null) records.delete(keyOf(before));
}

function isSame(one: ReviewedItem | ItemLink | null, other: ReviewedItem | ItemLink | null): boolean {
  if (one === null || other === null) return one === other;
  const others = fieldsOf(other);
  return [...fieldsOf(one)].every(([field, value]) => isSameValue(value, others.get(field)));
}

function fieldsOf(record: ReviewedItem | ItemLink): Map<string, unknown> {
  return new Map(Object.entries(record));
}

/** Spans are the only values that are no plain ones. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (!isSpans(one) || !isSpans(other)) return one === other;
  return (
    one.length === other.length &&
    one.every(({ start, end }, index) => start === other[index]?.start && end === other[index]?.end)
  );
}

function isSpans(value: unknown): value is readonly Span[] {
  return Array.isArray(value);
}
