import type { ReviewedItem } from '../types.js';
import { pairsOf } from './fold.js';

/** An item under its words. */
export interface Keyed {
  readonly item: ReviewedItem;
  readonly key: string;
}

export interface Paired {
  readonly old: ReviewedItem;
  readonly now: ReviewedItem;
  readonly similarity: number;
}

/** Below this two items share their subject at most. Ours: measured on rewordings of one sentence. */
const LEAST_LIKENESS = 0.45;

/** Held by so many items, a pair tells nothing of any. */
const EVERYBODYS_PAIR = 50;

/** The same words of the same kind; where they stand several times, in their order. */
export function pairExact(olds: readonly Keyed[], nows: readonly Keyed[]): Paired[] {
  const waiting = new Map<string, ReviewedItem[]>();
  for (const { item, key } of nows) {
    const name = `${item.kind} ${key}`;
    waiting.set(name, [...(waiting.get(name) ?? []), item]);
  }
  return olds.flatMap(({ item, key }) => {
    const now = waiting.get(`${item.kind} ${key}`)?.shift();
    return now === undefined ? [] : [{ old: item, now, similarity: 1 }];
  });
}

/** The likest pairs of a kind first, each item once. */
export function pairAlike(olds: readonly Keyed[], nows: readonly Keyed[]): Paired[] {
  const candidates = likenesses(olds, nows).sort(
    (one, other) => other.similarity - one.similarity || one.order - other.order,
  );
  const taken = new Set<string>();
  return candidates.filter(({ old, now }) => {
    if (taken.has(old.id) || taken.has(now.id)) return false;
    taken.add(old.id).add(now.id);
    return true;
  });
}

/** Of those that keep their order among each other, as many as possible (the longest rising sequence). */
export function inOrder(pairs: readonly Paired[]): ReadonlySet<string> {
  const byOld = [...pairs].sort((one, other) => startOf(one.old) - startOf(other.old));
  const tails: number[] = [];
  const before: (number | null)[] = [];
  byOld.forEach(({ now }, index) => {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const tail = byOld[tails[middle] ?? 0];
      if (tail !== undefined && startOf(tail.now) < startOf(now)) low = middle + 1;
      else high = middle;
    }
    before[index] = low === 0 ? null : (tails[low - 1] ?? null);
    tails[low] = index;
  });
  const kept = new Set<string>();
  for (let index = tails.at(-1) ?? null; index !== null; index = before[index] ?? null)
    kept.add(byOld[index]?.old.id ?? '');
  return kept;
}

function startOf({ spans }: ReviewedItem): number {
  return spans[0]?.start ?? 0;
}

/** Likeness over neighbouring units: only items that share a pair meet, and a pair that very many share brings none together. */
function likenesses(olds: readonly Keyed[], nows: readonly Keyed[]): (Paired & { order: number })[] {
  const targets = nows.map(({ item, key }) => ({ item, pairs: pairsOf(key) }));
  const holders = new Map<string, number[]>();
  targets.forEach(({ pairs }, index) => {
    for (const pair of pairs) {
      const list = holders.get(pair);
      if (list === undefined) holders.set(pair, [index]);
      else list.push(index);
    }
  });
  const common = Math.max(EVERYBODYS_PAIR, nows.length / 10);
  return olds.flatMap(({ item: old, key }, place) => {
    const pairs = pairsOf(key);
    const rare = [...pairs].filter((pair) => (holders.get(pair)?.length ?? 0) <= common);
    const met = new Set((rare.length > 0 ? rare : [...pairs]).flatMap((pair) => holders.get(pair) ?? []));
    return [...met].flatMap((index) => {
      const target = targets[index];
      if (target === undefined || target.item.kind !== old.kind) return [];
      const similarity = likeness(pairs, target.pairs);
      const order = place * targets.length + index;
      return similarity < LEAST_LIKENESS ? [] : [{ old, now: target.item, similarity, order }];
    });
  });
}

/** Dice's coefficient. */
function likeness(ones: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of ones) if (others.has(pair)) shared++;
  return (2 * shared) / (ones.size + others.size);
}
