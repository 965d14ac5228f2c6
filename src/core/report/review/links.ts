import { refuse, type Refusal } from '../../shared/refusal.js';
import { err, ok, type Result } from '../../shared/result.js';
import { isAlive } from './alive.js';
import {
  linkKey,
  type ActStamp,
  type ItemLink,
  type LinkKind,
  type Review,
  type ReviewAct,
  type ReviewChange,
  type ReviewedItem,
} from './types.js';

type Link = Extract<ReviewAct, { act: 'link' }>;

/** A person says whether a cause explains, or a plan item answers, a shortcoming; or takes that back. */
export function decideLink(review: Review, act: Link, stamp: ActStamp): Result<ReviewChange[], Refusal> {
  const ends = endsOf(review, act);
  if (!ends.ok) return ends;
  const before = review.links.get(linkKey(act)) ?? null;
  const after = act.decision === 'withdrawn' ? null : toLink(act, ends.value, stamp);
  const isSame = before?.state === after?.state && before?.reason === after?.reason;
  return ok(isSame ? [] : [{ of: 'link', before, after }]);
}

/** What kind of link the two can have. */
function endsOf({ items }: Review, { shortcomingId, otherId, decision }: Link): Result<LinkKind, Refusal> {
  const [shortcoming, other] = [items.get(shortcomingId), items.get(otherId)];
  if (shortcoming === undefined) return err(refuse('item.unknown', { itemId: shortcomingId }));
  if (other === undefined) return err(refuse('item.unknown', { itemId: otherId }));
  const kind = linkKindOf(other);
  if (shortcoming.kind !== 'shortcoming' || kind === null)
    return err(refuse('link.kinds-mismatch', { shortcoming: shortcoming.kind, other: other.kind }));
  const gone = [shortcoming, other].find((item) => !isAlive(item));
  return gone !== undefined && decision !== 'withdrawn'
    ? err(refuse('link.item-not-alive', { itemId: gone.id, state: gone.state }))
    : ok(kind);
}

function toLink(
  { shortcomingId, otherId, decision, reason }: Link,
  kind: LinkKind,
  stamp: ActStamp,
): ItemLink {
  const state = decision === 'refused' ? 'refused' : 'confirmed';
  return { shortcomingId, otherId, kind, state, reason, decidedBy: stamp.by, decidedAt: stamp.at };
}

function linkKindOf({ kind }: ReviewedItem): LinkKind | null {
  return kind === 'cause' || kind === 'plan' ? kind : null;
}

/** What was confirmed of the whole is proposed for each part: which of them it answers is for a person to say. */
export function linksOfSplit(
  { links }: Review,
  { id }: ReviewedItem,
  children: readonly ReviewedItem[],
): ReviewChange[] {
  return [...links.values()]
    .filter((link) => link.state !== 'refused' && touches(link, id))
    .flatMap((link) =>
      children.map((child): ReviewChange => ({
        of: 'link',
        before: null,
        after: { ...replaced(link, id, child.id), state: 'proposed', decidedBy: null, decidedAt: null },
      })),
    );
}

/** The whole keeps what was said of its parts; where they differ, a confirmation outweighs. */
export function linksOfMerged(
  { links }: Review,
  parts: readonly ReviewedItem[],
  newId: string,
): ReviewChange[] {
  const strength = { confirmed: 2, proposed: 1, refused: 0 };
  const carried = new Map<string, ItemLink>();
  for (const link of links.values()) {
    const part = parts.find(({ id }) => touches(link, id));
    if (part === undefined) continue;
    const after = replaced(link, part.id, newId);
    const rival = carried.get(linkKey(after));
    if (rival === undefined || strength[after.state] > strength[rival.state])
      carried.set(linkKey(after), after);
  }
  return [...carried.values()].map((after) => ({ of: 'link', before: null, after }));
}

function touches({ shortcomingId, otherId }: ItemLink, id: string): boolean {
  return shortcomingId === id || otherId === id;
}

function replaced(link: ItemLink, from: string, to: string): ItemLink {
  const { shortcomingId, otherId } = link;
  return {
    ...link,
    shortcomingId: shortcomingId === from ? to : shortcomingId,
    otherId: otherId === from ? to : otherId,
  };
}
