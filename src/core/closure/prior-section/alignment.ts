/** An entry of the section and an item of last year that it answers, by their places in the two lists. */
export interface AlignedPair {
  readonly entry: number;
  readonly item: number;
}

/** Likeness below which an entry and an item are no match, whatever their places. */
const LEAST = 0.06;
/** What a match has to be worth; an order kept is worth as much as some words in common. */
const COST = 0.3;
const SAME_PLACE = 0.3;
/** Likeness from which an entry answers a second item, or an item is answered by a second entry. */
const ANSWERS_MORE = 0.6;
/** Likeness from which a match counts against the order. */
const OUT_OF_ORDER = 0.6;

/** One step of the walk through both lists. */
interface Step {
  readonly worth: number;
  readonly pair: AlignedPair | null;
  readonly from: Step | null;
}

/**
 * Sets the entries of the section beside last year's items. Entries follow the order of last year's list, and often its very
 * numbers, so that all of them are assigned at once: the walk through both lists of the greatest worth, which may leave out entries and items,
 * let an entry answer the next item too and an item be answered by the next entry. What is left over may still match out of order.
 *
 * @param likeness 0..1 for each entry (row) and item (column).
 */
export function alignInOrder(likeness: readonly (readonly number[])[]): AlignedPair[] {
  const inOrder = pairsOf(bestWalk(likeness));
  return [...inOrder, ...leftOver(likeness, inOrder)];
}

function bestWalk(likeness: readonly (readonly number[])[]): Step | null {
  const items = likeness[0]?.length ?? 0;
  const isSameLength = likeness.length === items;
  const worthOf = (entry: number, item: number, more: boolean): number => {
    const alike = likeness[entry]?.[item] ?? 0;
    if (alike < (more ? ANSWERS_MORE : LEAST)) return -1;
    return alike - COST + (!more && isSameLength && entry === item ? SAME_PLACE : 0);
  };
  let above: (Step | null)[] = new Array<Step | null>(items + 1).fill(null);
  let aboveMatched: (Step | null)[] = [...above];
  for (let entry = 0; entry < likeness.length; entry++) {
    const row: (Step | null)[] = [above[0] ?? null];
    const matched: (Step | null)[] = [null];
    for (let item = 0; item < items; item++) {
      const pair = { entry, item };
      const match = better(
        step(above[item] ?? null, worthOf(entry, item, false), pair),
        better(
          extend(aboveMatched[item + 1], worthOf(entry, item, true), pair),
          extend(matched[item], worthOf(entry, item, true), pair),
        ),
      );
      matched.push(match);
      row.push(better(match, better(above[item + 1] ?? null, row[item] ?? null)));
    }
    above = row;
    aboveMatched = matched;
  }
  return above.at(-1) ?? null;
}

function step(from: Step | null, worth: number, pair: AlignedPair): Step | null {
  return worth <= 0 ? null : { worth: (from?.worth ?? 0) + worth, pair, from };
}

function extend(from: Step | null | undefined, worth: number, pair: AlignedPair): Step | null {
  return from ? step(from, worth, pair) : null;
}

function better(one: Step | null, other: Step | null): Step | null {
  return (other?.worth ?? 0) > (one?.worth ?? 0) ? other : one;
}

function pairsOf(last: Step | null): AlignedPair[] {
  const pairs: AlignedPair[] = [];
  for (let at = last; at; at = at.from) if (at.pair) pairs.unshift(at.pair);
  return pairs;
}

function leftOver(likeness: readonly (readonly number[])[], inOrder: readonly AlignedPair[]): AlignedPair[] {
  const entries = new Set(inOrder.map(({ entry }) => entry));
  const items = new Set(inOrder.map(({ item }) => item));
  const pairs: AlignedPair[] = [];
  const candidates = likeness
    .flatMap((row, entry) => row.map((alike, item) => ({ entry, item, alike })))
    .filter(({ entry, item, alike }) => alike >= OUT_OF_ORDER && !(entries.has(entry) && items.has(item)))
    .sort((a, b) => b.alike - a.alike);
  for (const { entry, item } of candidates) {
    if (items.has(item)) continue;
    items.add(item);
    pairs.push({ entry, item });
  }
  return pairs;
}
