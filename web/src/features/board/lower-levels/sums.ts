import type { Schema } from '../../../api/client.js';

type Level = Schema<'LowerLevelView'>;

/** What is counted of each body at the head of a lower level. */
export const COUNTED = [
  ...(['bodies', 'reports', 'confirmedReports', 'issued', 'finished', 'open'] as const),
  ...(['red', 'yellow', 'green', 'grey', 'overdue', 'dueThisWeek', 'waitingForOffice'] as const),
] as const satisfies readonly (keyof Level)[];

export type Sums = Readonly<Record<(typeof COUNTED)[number], number>>;

/** All lower levels together. */
export function sumsOf(levels: readonly Sums[]): Sums {
  const sum = (key: keyof Sums) => levels.reduce((total, level) => total + level[key], 0);
  return Object.fromEntries(COUNTED.map((key) => [key, sum(key)])) as Record<keyof Sums, number>;
}
