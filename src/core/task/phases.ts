import type { TaskState } from './states.js';

/** 交办 is still ahead: lead, parties, items and criteria can be settled anew. */
export const STATES_BEFORE_ISSUE = ['draft', 'registered', 'reopened'] as const satisfies TaskState[];

/** The lead unit has the matter in hand: measures, parts and evidence come in, and it can be handed in. */
export const STATES_OF_WORK = [
  'in_progress',
  'basically_done',
  'continuing',
  'not_done',
] as const satisfies TaskState[];

/** What takes another task in: nothing of it was handed in yet. */
export const STATES_TO_MERGE_INTO = [
  ...(['draft', 'registered', 'issued', 'reopened'] as const),
  ...STATES_OF_WORK,
] as const satisfies TaskState[];

/** 在办: issued and not ended, also after a verdict of unfinished. A clock can run, a sweep looks at the task every day. */
export const OPEN_STATES = [
  'issued',
  'return_pending',
  'in_progress',
  'paused',
  'submitted',
  'verifying',
  'basically_done',
  'continuing',
  'not_done',
  'reopened',
] as const satisfies TaskState[];

/** Whether the state is one of a phase. */
export function isOneOf(phase: readonly TaskState[], state: TaskState): boolean {
  return phase.includes(state);
}
