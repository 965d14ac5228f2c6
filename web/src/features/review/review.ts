import { createContext, use } from 'react';
import type { ReviewActs } from './acts/use-review-acts.js';
import type { Item, Report } from './queries.js';
import type { Span } from './text/marks.js';

/** A place of the text that is to be brought before the eyes; a new object each time, so that the same place can be asked for twice. */
export type Place = Span;

/** One report under review, for everything that stands on its page. */
export interface Review {
  readonly report: Report;
  readonly text: string;
  readonly acts: ReviewActs;
  /** The person may judge, and the report may still be judged. */
  readonly isOpen: boolean;
  /** Words and links may still be filled in: until the report is archived or replaced. */
  readonly mayLink: boolean;
  readonly isOffice: boolean;
  readonly current: Item | null;
  readonly go: (itemId: string | null) => void;
  readonly picked: ReadonlySet<string>;
  readonly togglePick: (itemId: string) => void;
  readonly show: (place: Place) => void;
}

export const ReviewContext = createContext<Review | null>(null);

export function useReview(): Review {
  const review = use(ReviewContext);
  if (review === null) throw new Error('this stands on the page of a review');
  return review;
}
