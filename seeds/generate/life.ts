import type { Course } from './course.js';
import type { Staff } from './directory.js';
import type { SeededRandom } from './random.js';
import type { Matter } from './words.js';

/** Rows that stand beside a task. */
export interface Papers {
  readonly progress: {
    readonly text: string;
    readonly progress: number;
    readonly day: string;
    readonly at: number;
  }[];
  measures: readonly { readonly text: string; readonly milestoneOn: string }[];
  extension: Extension | null;
}

export interface Extension {
  readonly reason: string;
  readonly progress: number;
  readonly dueOn: string;
  readonly newDueOn: string;
  readonly requestedAt: number;
  granted: number | null;
}

export interface Life {
  readonly course: Course;
  readonly random: SeededRandom;
  readonly staff: Staff;
  readonly matter: Matter;
  readonly papers: Papers;
  readonly number: string;
  /** Calendar days from issue to the time limit. */
  readonly span: number;
}

/** Where a task is heading; how far it gets by the last day is a matter of its days. */
export type Ending =
  | 'draft'
  | 'registered'
  | 'merged'
  | 'issued'
  | 'return_pending'
  | 'in_progress'
  | 'paused'
  | 'cancelled'
  | 'submitted'
  | 'verifying'
  | 'done'
  | 'basically_done'
  | 'continuing'
  | 'not_done'
  | 'not_applicable'
  | 'publicity'
  | 'closed'
  | 'reopened'
  | 'carried_over';
