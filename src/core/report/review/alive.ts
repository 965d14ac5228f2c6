import { ITEM_STATES_IN_FORCE, type ItemState } from '../../task/life.js';
import type { ReviewedItem } from './types.js';

export function isAlive({ state }: Pick<ReviewedItem, 'state'>): boolean {
  const inForce: readonly ItemState[] = ITEM_STATES_IN_FORCE;
  return inForce.includes(state);
}
