import type { Schema } from '../../api/client.js';
import { dayOf, oneOf, uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

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

export function simulatorSearch(raw: RawSearch): SimulatorSearch {
  return withoutAbsent({
    id: uuidOf(raw['id']),
    by: oneOf(raw['by'], ['person']),
    on: dayOf(raw['on']),
    recipientId: uuidOf(raw['recipientId']),
    foundBy: oneOf(raw['foundBy'], SIDES),
  });
}
