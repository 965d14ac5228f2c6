import type { ItemState } from '../../task/life.js';
import type { ReviewedItem } from './types.js';

/** States in which an item stands for its words; the others have given way to something else. */
export const ALIVE: readonly ItemState[] = ['candidate', 'accepted', 'tasked'];

export function isAlive({ state }: Pick<ReviewedItem, 'state'>): boolean {
  return ALIVE.includes(state);
}
