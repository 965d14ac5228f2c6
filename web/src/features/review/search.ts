import { oneOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

export const VIEWS = ['items', 'gaps', 'notes', 'differences', 'confirm', 'acts'] as const;
export type ReviewView = (typeof VIEWS)[number];

/** What stands in the address of a review. */
export interface ReviewSearch {
  readonly view?: ReviewView;
}

export function reviewSearch(raw: RawSearch): ReviewSearch {
  return withoutAbsent({ view: oneOf(raw['view'], VIEWS) });
}
