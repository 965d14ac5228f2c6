import type { LocalDate } from '../../shared/local-date.js';
import type { TaskState } from '../states.js';
import type { PartState } from './part-states.js';

/** One unit's part of a task, as the rules see it. */
export interface PartFacts {
  readonly taskState: TaskState;
  readonly taskIssuedOn: LocalDate | null;
  readonly taskDueOn: LocalDate | null;
  readonly leadOrganisationId: string | null;
  /** The unit that owes the part; never the lead. */
  readonly organisationId: string;
  readonly state: PartState;
  readonly dueOn: LocalDate | null;
  readonly hasOpenDispute: boolean;
  readonly disputeRaisedBy: string | null;
}

export interface PartInput {
  /** What was done, or what the unit is asked to do. */
  readonly text?: string;
  readonly reason?: string;
  readonly dueOn?: LocalDate;
  /** Of a dispute: the part stays with the unit, or the unit is released from it. */
  readonly outcome?: 'stays' | 'released';
}

export type PartEvent =
  | 'task.part-set'
  | 'task.part-delivered'
  | 'task.part-sent-back'
  | 'task.part-accepted'
  | 'task.dispute-raised'
  | 'task.dispute-settled';

export type PartDocument =
  'part_notice' | 'part_reply' | 'part_return' | 'dispute_record' | 'dispute_decision';

export interface PartDecision {
  readonly from: PartState;
  readonly to: PartState;
  readonly event: PartEvent;
  /** A new day by which the part is owed; absent: it stays. */
  readonly dueOn?: LocalDate;
  /** The day by which the supervisor decides a dispute just raised. */
  readonly disputeDueOn?: LocalDate;
  readonly document: PartDocument | null;
}
