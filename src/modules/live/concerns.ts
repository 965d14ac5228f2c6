import type { LiveSignal } from '../../platform/live/live-signals.js';
import type { Actor } from '../identity/index.js';

/** Whether somebody would see what the signal speaks of; the same reach as the policies of the database. */
export function concerns(
  signal: LiveSignal,
  { accountId, scopePath, organisationId }: Pick<Actor, 'accountId' | 'scopePath' | 'organisationId'>,
): boolean {
  switch (signal.kind) {
    case 'notice':
      return signal.accountIds.includes(accountId);
    case 'task':
      return signal.orgPath.startsWith(scopePath) || signal.organisationIds.includes(organisationId);
    case 'resync':
      return true;
  }
}
