import type { LocalDate } from '../shared/local-date.js';
import type { DecisionContext, TaskChanges, TaskFacts } from './facts.js';
import type { TaskState } from './states.js';

/** Past facts, one or two for each action. */
export const TASK_EVENTS = [
  'task.registered',
  'task.issued',
  'task.issue-undone',
  'task.deadline-set',
  'task.urged',
  'task.signed',
  'task.return-requested',
  'task.return-accepted',
  'task.return-refused',
  'task.plan-submitted',
  'task.plan-approved',
  'task.plan-refused',
  'task.progress-reported',
  'task.assessed',
  'task.extension-requested',
  'task.extension-granted',
  'task.extension-refused',
  'task.paused',
  'task.resumed',
  'task.submitted',
  'task.sent-back',
  'task.verification-started',
  'task.findings-recorded',
  'task.opinion-given',
  'task.decided',
  'task.published',
  'task.objected',
  'task.struck-off',
  'task.strike-off-undone',
  'task.recheck-passed',
  'task.recheck-failed',
  'task.reopened',
  'task.carried-over',
  'task.cancelled',
  'task.merged',
] as const;
export type TaskEvent = (typeof TASK_EVENTS)[number];

/** The paper that an action produces or rests on (domain.md sections 9 and 13). */
export type DocumentKind =
  | 'registration_form'
  | 'supervision_notice'
  | 'sign_for_record'
  | 'return_request'
  | 'return_reply'
  | 'rectification_plan'
  | 'progress_sheet'
  | 'extension_request'
  | 'extension_reply'
  | 'pause_slip'
  | 'completion_report'
  | 'redo_slip'
  | 'verification_record'
  | 'acceptance_opinion'
  | 'publicity_notice'
  | 'objection_record'
  | 'strike_off_slip'
  | 'recheck_record'
  | 'carry_over_sheet'
  | 'cancellation_slip'
  | 'merger_slip'
  | 'deadline_notice'
  | 'urging_slip'
  | 'assessment_note';

export interface Effect {
  readonly to: TaskState;
  readonly event: TaskEvent;
  readonly changes: TaskChanges;
}

/** Computes what an action does once every guard has let it pass. */
export type EffectRule = (facts: TaskFacts, ctx: DecisionContext) => Effect;

export interface Decision extends Effect {
  readonly from: TaskState;
  /** The day on which it was done, in Asia/Shanghai. */
  readonly on: LocalDate;
  readonly document: DocumentKind | null;
}
