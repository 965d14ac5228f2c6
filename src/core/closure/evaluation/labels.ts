import { err, ok, type Result } from '../../shared/result.js';
import type { ClosureLabels, LabelledItem, LabelledRecurrence } from './scoring.js';
import type { ClosureAnswer } from '../types.js';

/** One file of labels: which two texts, and what a person found in them. */
export interface ClosurePairFile extends ClosureLabels {
  /** File names beside the label file. */
  readonly lastYear: string;
  readonly thisYear: string;
}

const ANSWERS: ReadonlySet<unknown> = new Set<ClosureAnswer>([
  'stated-closed',
  'stated-in-progress',
  'mentioned-only',
  'silent',
]);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads `{lastYear, thisYear, items: [{text, kind, answer, quotes}], recurrences: [{previous, current}]}`; missing
 * quotes and recurrences count as none. The error names the place that is wrong.
 */
export function parseClosurePair(value: unknown): Result<ClosurePairFile, string> {
  const pair = value as Fields | null;
  if (typeof pair?.['lastYear'] !== 'string' || typeof pair['thisYear'] !== 'string') {
    return err('lastYear and thisYear have to name the two texts');
  }
  if (!Array.isArray(pair['items'])) return err('items has to be a list');
  const items = pair['items'].map((item, index) => ({ index, item: itemOf(item) }));
  const broken = items.find(({ item }) => item === null);
  if (broken) return err(`items[${broken.index}] needs text, kind (shortcoming|plan) and answer`);
  const recurrences = listOf(pair['recurrences']).map(recurrenceOf);
  if (recurrences.includes(null)) return err('recurrences need previous and current, both verbatim');
  return ok({
    lastYear: pair['lastYear'],
    thisYear: pair['thisYear'],
    items: items.flatMap(({ item }) => item ?? []),
    recurrences: recurrences.flatMap((recurrence) => recurrence ?? []),
  });
}

function itemOf(value: unknown): LabelledItem | null {
  const item = value as Fields | null;
  const { text, kind, answer } = item ?? {};
  if (typeof text !== 'string' || !ANSWERS.has(answer)) return null;
  if (kind !== 'shortcoming' && kind !== 'plan') return null;
  const quotes = listOf(item?.['quotes']).filter((quote) => typeof quote === 'string');
  return { text, kind, answer: answer as ClosureAnswer, quotes };
}

function recurrenceOf(value: unknown): LabelledRecurrence | null {
  const { previous, current } = (value as Fields | null) ?? {};
  return typeof previous === 'string' && typeof current === 'string' ? { previous, current } : null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}
