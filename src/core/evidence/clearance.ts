/** 保密审查 by two people (保守国家秘密法, review before disclosure), and the search for personal data. */
export const REVIEW_OUTCOMES = ['cleared', 'withheld'] as const;
export type ReviewOutcome = (typeof REVIEW_OUTCOMES)[number];

/** `unreadable`: the machine finds no text in it (a photograph, a scan), so only people can look. */
export const SCAN_STATES = ['clear', 'found', 'unreadable'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

export interface SecrecyReview {
  readonly outcome: ReviewOutcome;
  /** The reviewer has looked for personal data with their own eyes. */
  readonly personalDataChecked: boolean;
}

export interface ClearanceFacts {
  readonly isInternal: boolean;
  /** Neither corrected by a newer version nor withdrawn. */
  readonly isCurrent: boolean;
  /** Each of another person, none of them the one who added it. */
  readonly reviews: readonly SecrecyReview[];
  /** Null: not looked through yet. */
  readonly scan: ScanState | null;
}

/** Why a piece of evidence is not shown to the public. */
export const PUBLICATION_HOLDS = [
  'internal',
  'not-current',
  'withheld',
  'review-open',
  'scan-open',
  'personal-data',
  'personal-data-unchecked',
] as const;
export type PublicationHold = (typeof PUBLICATION_HOLDS)[number];

const REVIEWERS = 2;

/**
 * What stands between a piece of evidence and the public; nothing: it may be shown once the task itself is. Personal data is
 * never waved through: the way is a corrected version without it.
 */
export function publicationHolds(facts: ClearanceFacts): PublicationHold[] {
  const { isInternal, isCurrent, reviews, scan } = facts;
  const cleared = reviews.filter(({ outcome }) => outcome === 'cleared');
  const checked = cleared.filter(({ personalDataChecked }) => personalDataChecked);
  const isHeldBy: Readonly<Record<PublicationHold, boolean>> = {
    internal: isInternal,
    'not-current': !isCurrent,
    withheld: reviews.some(({ outcome }) => outcome === 'withheld'),
    'review-open': cleared.length < REVIEWERS,
    'scan-open': scan === null,
    'personal-data': scan === 'found',
    'personal-data-unchecked': scan === 'unreadable' && checked.length < REVIEWERS,
  };
  return PUBLICATION_HOLDS.filter((hold) => isHeldBy[hold]);
}
