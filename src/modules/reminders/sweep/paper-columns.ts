import { isRunning, type ProposalState, type SlipState } from '../../../core/slip/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Light, Proposal, SlipColour } from '../../../core/warning/index.js';

/** A slip of the task that was issued and not withdrawn, whichever office issued it. */
export interface IssuedSlip {
  readonly state: SlipState;
  readonly colour: SlipColour;
  readonly limitOn: LocalDate;
  readonly repliedOn: LocalDate | null;
  /** Under the deadline that the task has today. */
  readonly isPresent: boolean;
}

/** What the first sweep of a month saw. */
export interface LightCheck {
  /** First day of the month. */
  readonly month: LocalDate;
  readonly light: Light;
  readonly dueOn: LocalDate | null;
}

/** A 督办单 is out and its own clock runs: reminders of the time limit would only repeat it. */
export function hasRunningSlip(slips: readonly IssuedSlip[] | null, today: LocalDate): boolean {
  return slips?.some((slip) => isRunning(slip, today)) ?? false;
}

/** A proposal made under the deadline that the task has today. */
export interface MadeProposal {
  readonly kind: Proposal;
  readonly state: ProposalState;
}
