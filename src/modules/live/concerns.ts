import type { LiveSignal } from '../../platform/live/live-signals.js';
import { reads, type Actor } from '../identity/index.js';

/** Whether somebody would see what the signal speaks of; the same reach as the policies of the database. */
export function concerns(
  signal: LiveSignal,
  actor: Pick<Actor, 'accountId' | 'scopePath' | 'levels' | 'organisationId' | 'taskIds'>,
): boolean {
  switch (signal.kind) {
    case 'notice':
      return signal.accountIds.includes(actor.accountId);
    case 'task':
      if (actor.taskIds !== undefined) return actor.taskIds.includes(signal.taskId);
      return reads(actor, signal.orgPath) || signal.organisationIds.includes(actor.organisationId);
    case 'resync':
      return true;
  }
}
