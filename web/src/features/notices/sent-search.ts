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

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What of the address the page understands: a person only within a unit. */
export function sentSearchOf(raw: Readonly<Record<string, unknown>>): SentSearch {
  const { unit, person } = raw;
  if (typeof unit !== 'string' || !UUID.test(unit)) return {};
  return { unit, ...(typeof person === 'string' && UUID.test(person) && { person }) };
}
