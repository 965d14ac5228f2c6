import { refuse, type Refusal } from '../../shared/refusal.js';
import { err, ok, type Result } from '../../shared/result.js';
import type { Span } from '../../shared/span.js';
import { moveItem, type ItemAction, type ItemState } from '../../task/life.js';
import { isAlive } from './alive.js';
import { decideLink, linksOfMerged, linksOfSplit } from './links.js';
import { checkSelection, joinSpans, overlap, quoteOf, splitSpans } from './spans.js';
import type { ActStamp, Review, ReviewAct, ReviewChange, ReviewedItem } from './types.js';

type Decided = Result<ReviewChange[], Refusal>;
type ActOf<Name extends ReviewAct['act']> = Extract<ReviewAct, { act: Name }>;

/**
 * What a person's act does to a review: every record it changes, before and after, or why it is refused. All or nothing; an act
 * that changes nothing gives an empty list. The report's own state and who may act are the caller's to check.
 */
export function decideAct(review: Review, act: ReviewAct, stamp: ActStamp): Decided {
  switch (act.act) {
    case 'accept':
    case 'reject':
    case 'reconsider':
      return decideJudgement(review, act, stamp);
    case 'word':
      return word(review, act);
    case 'split':
      return split(review, act, stamp);
    case 'merge':
      return merge(review, act, stamp);
    case 'add':
      return add(review, act, stamp);
    case 'link':
      return decideLink(review, act, stamp);
  }
}

function decideJudgement(
  review: Review,
  act: ActOf<'accept' | 'reconsider'> | ActOf<'reject'>,
  stamp: ActStamp,
): Decided {
  const reason = act.act === 'reject' ? act.reason.trim() : null;
  if (reason === '') return err(refuse('reason.missing'));
  const changes: ReviewChange[] = [];
  for (const id of new Set(act.itemIds)) {
    const moved = move(review, id, act.act);
    if (!moved.ok) return moved;
    const { item, to } = moved.value;
    const blocked = act.act === 'reconsider' ? cannotReturn(review, item) : null;
    if (blocked !== null) return err(blocked);
    const decided =
      act.act === 'reconsider'
        ? { decidedBy: null, decidedAt: null, mergedInto: null }
        : { decidedBy: stamp.by, decidedAt: stamp.at };
    changes.push({
      of: 'item',
      before: item,
      after: { ...item, ...decided, state: to, rejectReason: reason },
    });
  }
  return ok(changes);
}

/** What an item gave way to, or came from, has to be out of the way before it returns. */
function cannotReturn(review: Review, item: ReviewedItem): Refusal | null {
  return isAlive(item) ? null : standsInTheWay(review, item);
}

/** The same words never stand for two items of a kind. */
function standsInTheWay({ items }: Review, at: Pick<ReviewedItem, 'kind' | 'spans'>): Refusal | null {
  for (const item of items.values())
    if (item.kind === at.kind && isAlive(item) && overlap(item.spans, at.spans))
      return refuse('item.overlaps', { itemId: item.id });
  return null;
}

function word(review: Review, { itemId, wording }: ActOf<'word'>): Decided {
  const moved = move(review, itemId, 'word');
  if (!moved.ok) return moved;
  const { item } = moved.value;
  if (item.wording === wording) return ok([]);
  return ok([{ of: 'item', before: item, after: { ...item, wording } }]);
}

function split(review: Review, act: ActOf<'split'>, stamp: ActStamp): Decided {
  const moved = move(review, act.itemId, 'split');
  if (!moved.ok) return moved;
  const { item, to } = moved.value;
  const parts = splitSpans(review.text, item.spans, act.offsets);
  if (!parts.ok) return parts;
  const children = parts.value.map((spans, index): ReviewedItem => ({
    ...fresh(act.newIds[index] ?? ''),
    ...{ kind: item.kind, sectionIndex: item.sectionIndex, origin: 'split', parentId: item.id, spans },
    ordinal: index === 0 ? item.ordinal : null,
  }));
  return ok([
    { of: 'item', before: item, after: { ...item, state: to, decidedBy: stamp.by, decidedAt: stamp.at } },
    ...children.map((after): ReviewChange => ({ of: 'item', before: null, after })),
    ...linksOfSplit(review, item, children),
  ]);
}

function merge(review: Review, { itemIds, newId }: ActOf<'merge'>, stamp: ActStamp): Decided {
  const parts: ReviewedItem[] = [];
  const given: ReviewChange[] = [];
  for (const id of new Set(itemIds)) {
    const moved = move(review, id, 'merge');
    if (!moved.ok) return moved;
    const { item, to } = moved.value;
    parts.push(item);
    const decided = { state: to, mergedInto: newId, decidedBy: stamp.by, decidedAt: stamp.at };
    given.push({ of: 'item', before: item, after: { ...item, ...decided } });
  }
  parts.sort((one, other) => (one.spans[0]?.start ?? 0) - (other.spans[0]?.start ?? 0));
  const [first] = parts;
  if (first === undefined || parts.length < 2) return err(refuse('item.merge-too-few'));
  if (parts.some(({ kind }) => kind !== first.kind)) return err(refuse('item.merge-kinds-differ'));
  const clash = parts.find((one, i) => parts.slice(i + 1).some((other) => overlap(one.spans, other.spans)));
  if (clash !== undefined) return err(refuse('item.overlaps', { itemId: clash.id }));
  const whole = { ...mergedItem(review, parts, newId), kind: first.kind };
  const made: ReviewChange = {
    of: 'item',
    before: null,
    after: whole.state === 'accepted' ? { ...whole, decidedBy: stamp.by, decidedAt: stamp.at } : whole,
  };
  return ok([...given, made, ...linksOfMerged(review, parts, newId)]);
}

/** Takes the words of all; a wording that one of them was given stays beside the quotes of the others. */
function mergedItem(
  { text }: Review,
  parts: readonly ReviewedItem[],
  newId: string,
): Omit<ReviewedItem, 'kind'> {
  const [first] = parts;
  const isWorded = parts.some(({ wording }) => wording !== null);
  return {
    ...fresh(newId),
    ...{ ordinal: first?.ordinal ?? null, sectionIndex: first?.sectionIndex ?? null, origin: 'merged' },
    state: parts.every(({ state }) => state === 'accepted') ? 'accepted' : 'candidate',
    spans: joinSpans(parts.flatMap(({ spans }) => spans)),
    wording: isWorded ? parts.map(({ wording, spans }) => wording ?? quoteOf(text, spans)).join('\n') : null,
  };
}

/** A person who marks it has read it: it is accepted at once. */
function add(review: Review, act: ActOf<'add'>, stamp: ActStamp): Decided {
  const selection = checkSelection(review.text, act.spans);
  if (!selection.ok) return selection;
  const clash = standsInTheWay(review, { kind: act.kind, spans: selection.value });
  if (clash !== null) return err(clash);
  const after: ReviewedItem = {
    ...fresh(act.newId),
    ...{ kind: act.kind, origin: 'added', spans: selection.value },
    sectionIndex: sectionOf(review, selection.value),
    ...{ state: 'accepted', decidedBy: stamp.by, decidedAt: stamp.at },
  };
  return ok([{ of: 'item', before: null, after }]);
}

/** The innermost part in which the selection begins. */
function sectionOf({ sections }: Review, [first]: readonly Span[]): number | null {
  const at = first?.start ?? 0;
  const index = sections.findLastIndex(({ start, end }) => start <= at && at < end);
  return index < 0 ? null : index;
}

function move(
  { items }: Review,
  id: string,
  action: ItemAction,
): Result<{ item: ReviewedItem; to: ItemState }, Refusal> {
  const item = items.get(id);
  if (item === undefined) return err(refuse('item.unknown', { itemId: id }));
  const moved = moveItem(item.state, action, 'person');
  return moved.ok
    ? ok({ item, to: moved.value })
    : err(refuse(moved.error.code, { ...moved.error.params, itemId: id }));
}

function fresh(id: string): Omit<ReviewedItem, 'kind' | 'origin' | 'spans'> {
  return {
    id,
    state: 'candidate',
    ordinal: null,
    sectionIndex: null,
    parentId: null,
    mergedInto: null,
    wording: null,
    rejectReason: null,
    decidedBy: null,
    decidedAt: null,
  };
}
