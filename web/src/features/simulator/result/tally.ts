import type { Schema } from '../../../api/client.js';

type Count = Schema<'NoticeCountView'>;

/** Notices by both packs, by the first alone, by the second alone. */
export interface Sides {
  readonly both: number;
  readonly pack: number;
  readonly against: number;
}

export interface SidesOf extends Sides {
  /** Day or rule. */
  readonly key: string;
}

/** @returns what the rows come to under each key, in the order in which the keys first appear */
export function tallyBy(counts: readonly Count[], keyOf: (count: Count) => string): SidesOf[] {
  const found = new Map<string, { key: string; both: number; pack: number; against: number }>();
  for (const count of counts) {
    const key = keyOf(count);
    const sum = found.get(key) ?? { key, both: 0, pack: 0, against: 0 };
    sum.both += count.both;
    sum.pack += count.pack;
    sum.against += count.against;
    found.set(key, sum);
  }
  return [...found.values()];
}

export function inAll({ both, pack, against }: Sides): number {
  return both + pack + against;
}

/** The Monday of the week of a day: a chart of a year has bars for weeks. `2026-09-18` → `2026-09-14`. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
