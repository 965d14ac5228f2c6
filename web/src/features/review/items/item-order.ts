import type { Item } from '../queries.js';
import type { ItemKind } from '../text/marks.js';

export type ItemFilter = 'undecided' | ItemKind | 'all';
type Judged = Pick<Item, 'id' | 'kind' | 'state'>;

/** An item that gave way to its parts, or to the one it was merged into, is looked at through those. */
const GAVE_WAY: readonly string[] = ['split', 'merged'];
const STANDING: readonly string[] = ['candidate', 'accepted', 'tasked'];

/** Whether the item stands for its words. */
export function stands({ state }: Pick<Item, 'state'>): boolean {
  return STANDING.includes(state);
}

/** A confirmation asks for a judgement on shortcomings and plan items; causes and last year's matters may be left open. */
export function mustBeJudged({ kind, state }: Pick<Item, 'kind' | 'state'>): boolean {
  return state === 'candidate' && (kind === 'shortcoming' || kind === 'plan');
}

export function shownItems<One extends Judged>(items: readonly One[], filter: ItemFilter): One[] {
  return items.filter((item) => {
    if (GAVE_WAY.includes(item.state)) return false;
    if (filter === 'all') return true;
    return filter === 'undecided' ? item.state === 'candidate' : item.kind === filter;
  });
}

/** @returns the item so many places on, or the last one there is in that direction; the first where none is current */
export function neighbour<One extends Judged>(
  items: readonly One[],
  id: string | null,
  step: 1 | -1,
): One | null {
  const at = items.findIndex((item) => item.id === id);
  if (at === -1) return items[0] ?? null;
  return items[at + step] ?? items[at] ?? null;
}

/** @returns the next item after `id` that has to be judged, from the beginning again where none follows; null: all are */
export function nextToJudge<One extends Judged>(items: readonly One[], id: string | null): One | null {
  const at = items.findIndex((item) => item.id === id);
  const inTurn = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  return inTurn.find((item) => item.id !== id && mustBeJudged(item)) ?? null;
}

/** What is left to be judged of each kind, for the filter. */
export function countByKind(items: readonly Judged[]): Readonly<Record<ItemFilter, number>> {
  const of = (filter: ItemFilter) => shownItems(items, filter).length;
  return {
    undecided: of('undecided'),
    shortcoming: of('shortcoming'),
    plan: of('plan'),
    cause: of('cause'),
    'prior-rectification': of('prior-rectification'),
    all: of('all'),
  };
}

/** Open shortcomings and plan items that the rules are sure of: at this level at least 95 % are right on labelled reports. */
const SURE = 0.9;

export function sureIds(items: readonly Pick<Item, 'id' | 'kind' | 'state' | 'confidence'>[]): string[] {
  return items.filter((item) => mustBeJudged(item) && item.confidence >= SURE).map(({ id }) => id);
}
