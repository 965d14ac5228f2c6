import type { ItemLink, Review, ReviewedItem } from '../types.js';

/**
 * How an item of the earlier version stands to one of the corrected version. `unchanged` and `moved`: the same words, in the same
 * or another order; `reworded`: other words, for a person to compare; `new` and `gone`: without a counterpart.
 */
export const MATCHES = ['unchanged', 'moved', 'reworded', 'new', 'gone'] as const;
export type Match = (typeof MATCHES)[number];

export interface Difference {
  readonly oldId: string | null;
  readonly newId: string | null;
  readonly match: Match;
  /** 0..1; 1 for the same words. */
  readonly similarity: number;
}

export interface Versions {
  readonly old: Review;
  /** As read, nothing decided. */
  readonly corrected: Review;
  /** An id for each item that people made in the earlier version, should it be made again. */
  readonly newIds: ReadonlyMap<string, string>;
}

export interface Alignment {
  /** Every item of the corrected version, with what people had decided of its exact counterpart. */
  readonly items: readonly ReviewedItem[];
  readonly links: readonly ItemLink[];
  /** In text order of the corrected version; what is gone follows. */
  readonly differences: readonly Difference[];
}
