/** A link that a person confirmed. */
export interface ConfirmedLink {
  readonly shortcomingId: string;
  readonly planItemId: string;
}

/** An item and whether anything is owed for it. */
export interface GapItem {
  readonly id: string;
  readonly state: 'candidate' | 'accepted' | 'rejected' | 'merged' | 'tasked';
}

export interface GapMatrix {
  /** Shortcomings in force that no plan item answers. */
  readonly unanswered: readonly string[];
  /** Those of them that are not a task yet either: someone has to task, link or refuse them. */
  readonly open: readonly string[];
  /** Plan items in force that answer no shortcoming. */
  readonly unprompted: readonly string[];
}

/** What was refused or merged into another item is out of force. */
function inForce({ state }: GapItem): boolean {
  return state !== 'rejected' && state !== 'merged';
}

/** The holes between what a body admits and what it promises (domain rules, section 1 row 6); only confirmed links close one. */
export function gapMatrix(
  shortcomings: readonly GapItem[],
  planItems: readonly GapItem[],
  links: readonly ConfirmedLink[],
): GapMatrix {
  const plans = new Set(planItems.filter(inForce).map(({ id }) => id));
  const troubles = new Set(shortcomings.filter(inForce).map(({ id }) => id));
  const holding = links.filter((link) => plans.has(link.planItemId) && troubles.has(link.shortcomingId));
  const answered = new Set(holding.map(({ shortcomingId }) => shortcomingId));
  const prompted = new Set(holding.map(({ planItemId }) => planItemId));
  const unanswered = shortcomings.filter((item) => inForce(item) && !answered.has(item.id));
  return {
    unanswered: unanswered.map(({ id }) => id),
    open: unanswered.filter(({ state }) => state !== 'tasked').map(({ id }) => id),
    unprompted: planItems.filter((item) => inForce(item) && !prompted.has(item.id)).map(({ id }) => id),
  };
}
