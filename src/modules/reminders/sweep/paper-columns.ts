import { isRunning, type ProposalState, type SlipState } from '../../../core/slip/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { Light, Proposal, SlipColour } from '../../../core/warning/index.js';

/** A slip of the task that was issued and not withdrawn, whichever office issued it. */
export interface IssuedSlip {
  readonly state: SlipState;
  readonly colour: SlipColour;
  readonly limitOn: LocalDate;
  readonly repliedOn: LocalDate | null;
  /** Deadline of the task under which it was issued. */
  readonly dueOn: LocalDate | null;
}

/** A draft that is there, or was and was dropped. */
export interface ConsideredSlip {
  readonly colour: SlipColour;
  /** Deadline of the task under which it was drafted. */
  readonly dueOn: LocalDate | null;
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

export interface MadeProposal {
  readonly kind: Proposal;
  readonly state: ProposalState;
  /** Deadline of the task under which it was made. */
  readonly dueOn: LocalDate | null;
}

/** Of papers of a task, those made under the deadline that it has today. */
export function present<Paper extends { readonly dueOn: LocalDate | null }>(
  papers: readonly Paper[] | null,
  { currentDueOn }: { readonly currentDueOn: LocalDate | null },
): readonly Paper[] {
  return papers?.filter(({ dueOn }) => dueOn === currentDueOn) ?? NONE;
}

const NONE: readonly never[] = [];
