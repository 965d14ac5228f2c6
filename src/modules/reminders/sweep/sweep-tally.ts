import type { Role } from '../../../core/task/index.js';
import type { TaskPlace } from '../people/recipients.js';
import type { SweepTotals } from './sweep.repository.js';

/** A role that nobody holds although a notice was due to its holder: said aloud, never passed on to the next level in silence. */
export interface Gap {
  readonly role: Role;
  readonly leadOrganisationId: string | null;
  readonly orgPath: string;
  tasks: number;
}

/** More are counted and not listed: the list is for people to act on. */
const MOST_GAPS = 500;

/** What a sweep counts on its way; its size does not depend on the number of tasks. */
export class SweepTally {
  tasksSeen = 0;
  noticesPlanned = 0;
  lightsChanged = 0;
  private readonly gaps = new Map<string, Gap>();

  gap(role: Role, { leadOrganisationId, orgPath }: TaskPlace): void {
    const key = `${role} ${leadOrganisationId} ${orgPath}`;
    const known = this.gaps.get(key);
    if (known) known.tasks += 1;
    else if (this.gaps.size < MOST_GAPS) this.gaps.set(key, { role, leadOrganisationId, orgPath, tasks: 1 });
  }

  totals(): SweepTotals {
    const { tasksSeen, noticesPlanned, lightsChanged } = this;
    return { tasksSeen, noticesPlanned, lightsChanged, gaps: [...this.gaps.values()] };
  }
}
