export const VIEWS = ['items', 'gaps', 'notes', 'differences', 'confirm', 'acts'] as const;
export type ReviewView = (typeof VIEWS)[number];

/** What stands in the address of a review. */
export interface ReviewSearch {
  readonly view?: ReviewView;
}

export function reviewSearch(raw: Readonly<Record<string, unknown>>): ReviewSearch {
  const view = VIEWS.find((one) => one === raw['view']);
  return view === undefined ? {} : { view };
}
