import type { TaskAction } from './actions.js';
import type { Role } from './facts.js';
import { STATES_OF_WORK } from './phases.js';
import type { TaskState } from './states.js';

/** What has to be so, beside the state, for a step to be the next one; `near` is a day that the caller sets, a few working days ahead. */
export type StepCondition =
  'extension-asked' | 'plan-sent' | 'plan-missing' | 'publicity-over' | 'review-due' | 'recheck-near';
/** By when the step is to be made. */
export type StepDue =
  'limit' | 'sign' | 'return-decision' | 'extension-decision' | 'review' | 'publicity' | 'recheck';

/** The one thing a task waits for, and on whose side it lies: the lead unit's or the office's. */
export interface NextStep {
  readonly action: TaskAction;
  readonly side: 'unit' | 'office';
  /** Any one of these makes it. */
  readonly roles: readonly Role[];
  readonly states: readonly TaskState[];
  readonly when?: StepCondition;
  readonly due: StepDue;
}

const OFFICE = ['supervisor', 'officer'] as const;
const SUPERVISOR = ['supervisor'] as const;
const UNIT = ['unit_signer', 'liaison', 'owner'] as const;

/** For a list of what waits: the first line that fits is the step; a task that fits none waits for nobody. */
export const NEXT_STEPS: readonly NextStep[] = [
  {
    ...{ action: 'decideExtension', side: 'office', roles: SUPERVISOR, states: ['in_progress'] },
    ...{ when: 'extension-asked', due: 'extension-decision' },
  },
  {
    ...{ action: 'approvePlan', side: 'office', roles: OFFICE, states: ['in_progress'] },
    ...{ when: 'plan-sent', due: 'limit' },
  },
  {
    ...{ action: 'acceptReturn', side: 'office', roles: SUPERVISOR, states: ['return_pending'] },
    due: 'return-decision',
  },
  { action: 'register', side: 'office', roles: OFFICE, states: ['draft'], due: 'limit' },
  { action: 'issue', side: 'office', roles: SUPERVISOR, states: ['registered', 'reopened'], due: 'limit' },
  { action: 'sign', side: 'unit', roles: UNIT, states: ['issued'], due: 'sign' },
  {
    action: 'submitPlan',
    side: 'unit',
    roles: UNIT,
    states: ['in_progress'],
    when: 'plan-missing',
    due: 'limit',
  },
  { action: 'reportProgress', side: 'unit', roles: UNIT, states: STATES_OF_WORK, due: 'limit' },
  { action: 'verify', side: 'office', roles: OFFICE, states: ['submitted'], due: 'limit' },
  { action: 'decide', side: 'office', roles: SUPERVISOR, states: ['verifying'], due: 'limit' },
  {
    action: 'strikeOff',
    side: 'office',
    roles: SUPERVISOR,
    states: ['done', 'not_applicable'],
    due: 'limit',
  },
  {
    ...{ action: 'strikeOff', side: 'office', roles: SUPERVISOR, states: ['publicity'] },
    ...{ when: 'publicity-over', due: 'publicity' },
  },
  {
    action: 'resume',
    side: 'office',
    roles: SUPERVISOR,
    states: ['paused'],
    when: 'review-due',
    due: 'review',
  },
  {
    action: 'recheck',
    side: 'office',
    roles: OFFICE,
    states: ['closed'],
    when: 'recheck-near',
    due: 'recheck',
  },
];
