import type { Item } from '../queries.js';
import { useReview } from '../review.js';

export type ItemActName = 'accept' | 'word' | 'split' | 'reject' | 'reconsider' | 'link';

export const ITEM_KEYS: Readonly<Record<ItemActName, string>> = {
  accept: 'a',
  word: 'e',
  split: 's',
  reject: 'r',
  reconsider: 'o',
  link: 'l',
};

const OPEN_ACTS: Readonly<Record<string, readonly ItemActName[]>> = {
  candidate: ['accept', 'word', 'split', 'reject', 'link'],
  accepted: ['word', 'split', 'reject', 'reconsider', 'link'],
  rejected: ['reconsider'],
  tasked: ['link'],
};
const CONFIRMED_ACTS: Readonly<Record<string, readonly ItemActName[]>> = {
  candidate: ['word', 'link'],
  accepted: ['word', 'link'],
  tasked: ['link'],
};
const LINKED_KINDS: readonly Item['kind'][] = ['shortcoming', 'cause', 'plan'];

/** @returns what the life of an item lets a person do with it, in the order of the buttons (item states of the glossary) */
export function useItemActs(): (item: Item) => readonly { name: ItemActName; key: string }[] {
  const { isOpen, mayLink } = useReview();
  return (item) => {
    const byState = isOpen ? OPEN_ACTS : mayLink ? CONFIRMED_ACTS : {};
    return (byState[item.state] ?? [])
      .filter((name) => name !== 'link' || LINKED_KINDS.includes(item.kind))
      .map((name) => ({ name, key: ITEM_KEYS[name] }));
  };
}
