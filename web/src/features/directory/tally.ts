import type { Schema } from '../../api/client.js';

export type LineResult = Schema<'LineResult'>;
export type LineFate = LineResult['outcome'];

/** What needs a person's eye stands first. */
export const FATES: readonly LineFate[] = [
  'refused',
  'suspended',
  'restored',
  'created',
  'changed',
  'unchanged',
];

export type Tally = Readonly<Record<LineFate, number>>;

export function tallyOf(lines: readonly LineResult[]): Tally {
  const tally = { refused: 0, suspended: 0, restored: 0, created: 0, changed: 0, unchanged: 0 };
  for (const { outcome } of lines) tally[outcome] += 1;
  return tally;
}

/** How many lines would leave a trace. */
export function writtenBy({ created, changed, suspended, restored }: Tally): number {
  return created + changed + suspended + restored;
}

/** Those of one fate, or all, refused ones first and else as the file has them. */
export function inOrder(lines: readonly LineResult[], only: LineFate | null): LineResult[] {
  return lines
    .filter(({ outcome }) => only === null || outcome === only)
    .sort((a, b) => FATES.indexOf(a.outcome) - FATES.indexOf(b.outcome) || a.line - b.line);
}
