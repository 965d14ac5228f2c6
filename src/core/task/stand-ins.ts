import type { LocalDate } from '../shared/local-date.js';

/** Somebody with whom one has changed places: as 代理人, or as the person who was away. */
export interface StandIn {
  readonly accountId: string;
  /** Last day on which that held or will hold. */
  readonly throughOn: LocalDate;
}

/**
 * Whose acts count as one's own in a matter: everybody with whom one has changed places on any day since the matter began.
 * It does not ask which acts were done in the other's name: two people who spoke for each other while the matter was open
 * are not two pairs of eyes on it.
 * @param since day on which the matter began
 * @returns account ids, each once
 */
export function countedWith(standIns: readonly StandIn[], since: LocalDate): readonly string[] {
  const counted = standIns.filter(({ throughOn }) => throughOn >= since);
  return [...new Set(counted.map(({ accountId }) => accountId))];
}
