import { useKey } from '../../../app/keys/keys.js';
import { useTexts } from '../../../i18n/texts.js';
import type { Item } from '../queries.js';
import { useReview } from '../review.js';
import { reviewTexts } from '../texts.js';
import { neighbour, nextToJudge } from './item-order.js';
import { ITEM_KEYS, type ItemActName } from './use-item-acts.js';

interface ItemKeys {
  /** What j and k go through. */
  readonly items: readonly Item[];
  readonly actsOf: (item: Item) => readonly { name: ItemActName; key: string }[];
  readonly act: (name: ItemActName, item: Item) => void;
  readonly acceptPicked: () => void;
  readonly merge: () => void;
  readonly add: () => void;
}

/** The whole of a review under the fingers. A key that makes no sense for the current item does nothing. */
export function useItemKeys({ items, actsOf, act, acceptPicked, merge, add }: ItemKeys): void {
  const { current, go, picked, togglePick, isOpen, acts } = useReview();
  const t = useTexts(reviewTexts);
  const step = (by: 1 | -1) => go(neighbour(items, current?.id ?? null, by)?.id ?? null);
  const one = (name: ItemActName) => {
    if (current !== null && actsOf(current).some((possible) => possible.name === name)) act(name, current);
  };
  usePageKey('j', t.keys.next, () => step(1));
  usePageKey('ArrowDown', t.keys.next, () => step(1));
  usePageKey('k', t.keys.previous, () => step(-1));
  usePageKey('ArrowUp', t.keys.previous, () => step(-1));
  usePageKey('.', t.keys.nextToJudge, () => go(nextToJudge(items, current?.id ?? null)?.id ?? null));
  usePageKey(ITEM_KEYS.accept, t.keys.accept, () => (picked.size > 0 ? acceptPicked() : one('accept')));
  usePageKey(ITEM_KEYS.word, t.keys.word, () => one('word'));
  usePageKey(ITEM_KEYS.split, t.keys.split, () => one('split'));
  usePageKey(ITEM_KEYS.reject, t.keys.reject, () => one('reject'));
  usePageKey(ITEM_KEYS.reconsider, t.keys.reconsider, () => one('reconsider'));
  usePageKey(ITEM_KEYS.link, t.keys.link, () => one('link'));
  usePageKey('x', t.keys.pick, isOpen ? () => current !== null && togglePick(current.id) : null);
  usePageKey('m', t.keys.merge, isOpen ? merge : null);
  usePageKey('n', t.keys.add, isOpen ? add : null);
  usePageKey('u', t.keys.undo, isOpen ? () => acts.run({ act: 'undo' }) : null);
}

function usePageKey(keys: string, text: string, run: (() => unknown) | null): void {
  useKey(run === null ? null : { keys, text, scope: 'page', run: () => void run() });
}
