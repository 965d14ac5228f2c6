import type { Schema } from '../../api/client.js';
import { uuidOf } from '../reports/list/list-search.js';

type FoundBy = Schema<'SimulatedNoticeView'>['foundBy'];
const SIDES = ['both', 'pack', 'against'] as const satisfies readonly FoundBy[];

/** Which simulation is shown, and which part of it; in the address, so that a reload goes on where it was. */
export interface SimulatorSearch {
  readonly id?: string;
  /** Lists persons instead of days. */
  readonly by?: 'person';
  /** Day of sending, `2026-03-02`. */
  readonly on?: string;
  readonly recipientId?: string;
  readonly foundBy?: FoundBy;
}

export function simulatorSearch(raw: Readonly<Record<string, unknown>>): SimulatorSearch {
  const id = uuidOf(raw['id']);
  const recipientId = uuidOf(raw['recipientId']);
  const foundBy = SIDES.find((side) => side === raw['foundBy']);
  const on = raw['on'];
  return {
    ...(id !== undefined && { id }),
    ...(raw['by'] === 'person' && { by: 'person' }),
    ...(typeof on === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(on) && { on }),
    ...(recipientId !== undefined && { recipientId }),
    ...(foundBy !== undefined && { foundBy }),
  };
}
