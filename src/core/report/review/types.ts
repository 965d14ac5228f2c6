import type { Span } from '../../shared/span.js';
import type { ItemState } from '../../task/life.js';
import type { ItemKind } from '../types.js';

/** How an item came about: read by the rules, or made by a person out of others or out of the text. */
export type ItemOrigin = 'read' | 'split' | 'merged' | 'added';

/** One item as the review sees it. Its quote is what `spans` cut out of the text and is never written down by hand. */
export interface ReviewedItem {
  readonly id: string;
  readonly kind: ItemKind;
  readonly state: ItemState;
  /** In text order, none touching the next. */
  readonly spans: readonly Span[];
  readonly ordinal: string | null;
  readonly sectionIndex: number | null;
  readonly origin: ItemOrigin;
  /** What it was split from. */
  readonly parentId: string | null;
  /** What it was merged into. */
  readonly mergedInto: string | null;
  /** How the task shall word it; null where it takes the quote. */
  readonly wording: string | null;
  readonly rejectReason: string | null;
  readonly decidedBy: string | null;
  /** Instant, ISO 8601. */
  readonly decidedAt: string | null;
}

/** A cause explains a shortcoming, a plan item answers it; both many to many. */
export type LinkKind = 'cause' | 'plan';

/** `proposed`: carried over from what a person had said of another item, waits for a person. */
export type LinkState = 'proposed' | 'confirmed' | 'refused';

export interface ItemLink {
  readonly shortcomingId: string;
  /** The cause or the plan item. */
  readonly otherId: string;
  readonly kind: LinkKind;
  readonly state: LinkState;
  readonly reason: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
}

/** All of one report that a review act can touch. */
export interface Review {
  readonly text: string;
  /** Parts of the text; nested ones follow the one they lie in. */
  readonly sections: readonly Span[];
  readonly items: ReadonlyMap<string, ReviewedItem>;
  /** By `linkKey`. */
  readonly links: ReadonlyMap<string, ItemLink>;
}

export function linkKey({ shortcomingId, otherId }: Pick<ItemLink, 'shortcomingId' | 'otherId'>): string {
  return `${shortcomingId} ${otherId}`;
}

/** Who acts, when. */
export interface ActStamp {
  readonly by: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

export type ReviewAct =
  | { readonly act: 'accept' | 'reconsider'; readonly itemIds: readonly string[] }
  | { readonly act: 'reject'; readonly itemIds: readonly string[]; readonly reason: string }
  /** null: the task takes the quote again. */
  | { readonly act: 'word'; readonly itemId: string; readonly wording: string | null }
  /** Cuts before each offset; `newIds` are one more than `offsets`. */
  | {
      readonly act: 'split';
      readonly itemId: string;
      readonly offsets: readonly number[];
      readonly newIds: readonly string[];
    }
  | { readonly act: 'merge'; readonly itemIds: readonly string[]; readonly newId: string }
  | {
      readonly act: 'add';
      readonly kind: ItemKind;
      readonly spans: readonly Span[];
      readonly newId: string;
    }
  | {
      readonly act: 'link';
      readonly shortcomingId: string;
      readonly otherId: string;
      readonly decision: 'confirmed' | 'refused' | 'withdrawn';
      readonly reason: string | null;
    };

/** What one act did to one record; `null` before: it was made, `null` after: it was taken away. */
export type ReviewChange =
  | { readonly of: 'item'; readonly before: ReviewedItem | null; readonly after: ReviewedItem | null }
  | { readonly of: 'link'; readonly before: ItemLink | null; readonly after: ItemLink | null };
