/** Every reason for which a review act, or undoing one, is refused. */
export const REVIEW_REFUSAL_CODES = [
  'item.unknown',
  'item.split-outside',
  'item.inside-character',
  'item.part-empty',
  'item.span-outside',
  'item.overlaps',
  'item.merge-too-few',
  'item.merge-kinds-differ',
  'link.kinds-mismatch',
  'link.item-not-alive',
  'review.not-last-act',
  'review.tasks-depend',
] as const;

export type ReviewRefusalCode = (typeof REVIEW_REFUSAL_CODES)[number];
