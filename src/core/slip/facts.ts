import type { WorkCalendar } from '../calendar/index.js';
import type { LastSlip } from '../escalation/index.js';
import type { LocalDate } from '../shared/local-date.js';
import type { Actor, TaskState } from '../task/index.js';
import type { Proposal, RulePack, SlipColour } from '../warning/index.js';
import type { ProposalState, SlipState } from './states.js';

/** All that the rules need to know of a slip; days are days of Asia/Shanghai. */
export interface SlipRecord {
  readonly state: SlipState;
  readonly colour: SlipColour;
  /** 牵头单位 of the task: only the lead answers upward. */
  readonly toOrganisationId: string;
  /** Null: drafted by the sweep. */
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly repliedBy: string | null;
  /** Working days the unit has to answer, counted from the issue. */
  readonly limitWorkdays: number;
  /** Last day to answer; null before the issue. */
  readonly limitOn: LocalDate | null;
  readonly repliedOn: LocalDate | null;
  readonly demands: string;
  /** Why this colour is issued out of turn. */
  readonly cause: string | null;
  readonly taskState: TaskState;
  /** Issued before it by the same office under the present deadline of the task. */
  readonly last: LastSlip | null;
}

export interface SlipInput {
  readonly reason?: string;
  /** The unit's answer. */
  readonly text?: string;
}

/** Somebody at a slip; `supervises`: the task belongs to a body within the actor's scope. */
export interface SlipContext {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
  /** The pack that the task was issued under. */
  readonly pack: RulePack;
  readonly input: SlipInput;
}

/** What the rules need to know of a proposal. */
export interface ProposalRecord {
  readonly state: ProposalState;
  readonly kind: Proposal;
  readonly toOrganisationId: string;
  /** Null: proposed by the sweep. */
  readonly proposedBy: string | null;
  readonly limitOn: LocalDate | null;
}

export interface ProposalInput {
  readonly reason?: string;
  /** What was said at the 约谈, or the text of the letter or bulletin. */
  readonly record?: string;
  /** Until when the unit must have acted. */
  readonly limitOn?: LocalDate;
}

export interface ProposalContext {
  readonly actor: Actor;
  readonly today: LocalDate;
  readonly input: ProposalInput;
}
