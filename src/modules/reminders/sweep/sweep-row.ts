import type { ClockKey, NoticeFacts, OwedPart } from '../../../core/escalation/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { RectificationClass, TaskState } from '../../../core/task/index.js';
import {
  RULE_PACKS,
  type Condition,
  type Light,
  type LightFacts,
  type Milestone,
} from '../../../core/warning/index.js';
import type { TaskPlace } from '../people/recipients.js';
import {
  hasRunningSlip,
  type ConsideredSlip,
  type IssuedSlip,
  type LightCheck,
  type MadeProposal,
} from './paper-columns.js';

/** What lights and notices of a task follow from; column names are kept short because a hundred thousand of them are read. */
export interface TaskRow extends TaskPlace {
  readonly id: string;
  readonly state: TaskState;
  readonly rectificationClass: RectificationClass | null;
  readonly issuedOn: LocalDate | null;
  readonly signDueOn: LocalDate | null;
  readonly signedOn: LocalDate | null;
  readonly currentDueOn: LocalDate | null;
  readonly submittedOn: LocalDate | null;
  readonly returnDecisionDueOn: LocalDate | null;
  readonly extensionDecisionDueOn: LocalDate | null;
  readonly reviewOn: LocalDate | null;
  readonly lastProgressOn: LocalDate | null;
  readonly progress: number;
  readonly pausedWorkdays: number;
  readonly hasPlan: boolean;
  readonly rulePack: string;
  readonly light: Light;
  readonly lightReason: string | null;
  readonly milestones: readonly Milestone[] | null;
  readonly reached: Partial<Record<ClockKey, number>> | null;
  readonly owedParts: readonly OwedPart[] | null;
  readonly disputeDueOn: LocalDate | null;
  readonly verifyingSince: LocalDate | null;
  readonly publicityEndsOn: LocalDate | null;
  readonly nextRecheckOn: LocalDate | null;
  readonly timesSentBack: number;
  readonly cannotFinish: boolean;
  readonly isCriticised: boolean;
  /** Newest first. */
  readonly slips: readonly IssuedSlip[] | null;
}

/** One task as a sweep reads it: with what drafts and proposals follow from. */
export interface SweepRow extends TaskRow {
  readonly considered: readonly ConsideredSlip[] | null;
  readonly proposals: readonly MadeProposal[] | null;
  /** Newest first. */
  readonly checks: readonly LightCheck[] | null;
}

const NONE: readonly never[] = [];

export function toLightFacts(row: TaskRow): LightFacts {
  return {
    state: row.state,
    issuedOn: row.issuedOn,
    currentDueOn: row.currentDueOn,
    submittedOn: row.submittedOn,
    progress: row.progress,
    pausedWorkdays: row.pausedWorkdays,
    milestones: row.milestones ?? NONE,
    plannedStartOn: row.issuedOn,
    cannotFinish: row.cannotFinish,
    timesSentBack: row.timesSentBack,
    isCriticised: row.isCriticised,
  };
}

/** @param at `sweptThrough`: day of the last sweep that went to its end; null: none ever did */
export function toNoticeFacts(
  row: TaskRow,
  { today, sweptThrough }: { readonly today: LocalDate; readonly sweptThrough: LocalDate | null },
): NoticeFacts | null {
  const { issuedOn } = row;
  if (issuedOn === null) return null;
  return {
    state: row.state,
    rectificationClass: row.rectificationClass,
    signDueOn: row.signDueOn,
    signedOn: row.signedOn,
    currentDueOn: row.currentDueOn,
    returnDecisionDueOn: row.returnDecisionDueOn,
    extensionDecisionDueOn: row.extensionDecisionDueOn,
    reviewOn: row.reviewOn,
    hasPlan: row.hasPlan,
    lastProgressOn: row.lastProgressOn,
    owedParts: row.owedParts ?? NONE,
    disputeDueOn: row.disputeDueOn,
    submittedOn: row.submittedOn,
    verifyingSince: row.verifyingSince,
    publicityEndsOn: row.publicityEndsOn,
    nextRecheckOn: row.nextRecheckOn,
    hasRunningSlip: hasRunningSlip(row.slips, today),
    since: sweptThrough !== null && sweptThrough > issuedOn ? sweptThrough : issuedOn,
    reached: row.reached ?? {},
  };
}

/** Counting how often a task was sent back means reading its record of acts: done only where a light or a slip depends on it. */
export const PACKS_COUNTING_SEND_BACKS: readonly string[] = RULE_PACKS.filter(({ lights, slips }) =>
  [...lights, ...slips].some(({ when }) => when !== null && mentionsSendBack(when)),
).map(({ version }) => version);

function mentionsSendBack(condition: Condition): boolean {
  return 'of' in condition ? condition.of.some(mentionsSendBack) : condition.kind === 'sentBack';
}
