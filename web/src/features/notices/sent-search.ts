import { uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';
import type { Role } from '../../app/roles.js';

/** Who may ask what others were sent. */
export const OVERSEEING_ROLES: readonly Role[] = ['supervisor', 'officer', 'line_leader', 'principal'];

/** Whose deliveries are looked up. */
export interface SentSearch {
  /** Organisation id. */
  readonly unit?: string;
  /** Account id. */
  readonly person?: string;
}

/** What of the address the page understands: a person only within a unit. */
export function sentSearchOf(raw: RawSearch): SentSearch {
  const unit = uuidOf(raw['unit']);
  return unit === undefined ? {} : withoutAbsent({ unit, person: uuidOf(raw['person']) });
}
