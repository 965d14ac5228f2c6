import type { LocalDate } from '../shared/local-date.js';
import type { SendBackReason, TaskState, Verdict, VerificationMethod } from './states.js';

/** A criterion that a 基本完成 leaves open, and the day by which it will be met. */
export interface OpenCriterion {
  readonly criterionId: string;
  readonly dueOn: LocalDate;
}

/** The task into which another one goes (并案), as it stands now. */
export interface Replacement {
  readonly isItself: boolean;
  readonly isOfSameBody: boolean;
  readonly state: TaskState;
}

/** What a person (or, for `carryOver`, the system) can do to a task, in the order in which a life meets it. */
export const TASK_ACTIONS = [
  'register',
  'issue',
  'setDeadline',
  'urge',
  'sign',
  'requestReturn',
  'acceptReturn',
  'refuseReturn',
  'submitPlan',
  'approvePlan',
  'refusePlan',
  'reportProgress',
  'assess',
  'requestExtension',
  'decideExtension',
  'pause',
  'resume',
  'submit',
  'sendBack',
  'verify',
  'recordFindings',
  'decide',
  'publish',
  'object',
  'strikeOff',
  'recheck',
  'reopen',
  'carryOver',
  'cancel',
  'merge',
  'undo',
] as const;
export type TaskAction = (typeof TASK_ACTIONS)[number];

/**
 * What the actor fills in. Every action reads its own few fields and its input guards say which are missing; a field
 * that an action does not read is ignored.
 */
export interface TaskInput {
  readonly reason?: string;
  readonly sendBackReason?: SendBackReason;
  /** 权责清单 item or rule by which a unit holds that the matter is not its own. */
  readonly dutyBasis?: string;
  readonly suggestedOrganisationId?: string;
  /** Whole per cent, 0..100. */
  readonly progress?: number;
  /** What was done since the last report. */
  readonly text?: string;
  /** The date asked for, granted, or set for what is left open. */
  readonly newDueOn?: LocalDate;
  /** When a pause is looked at again. */
  readonly reviewOn?: LocalDate;
  readonly outcome?: 'granted' | 'refused' | 'passed' | 'failed';
  readonly method?: VerificationMethod;
  readonly verdict?: Verdict;
  /** What a 基本完成 leaves open. */
  readonly openCriteria?: readonly OpenCriterion[];
  /** The goal of the stage that a 持续整改 has reached. */
  readonly stageResult?: string;
  /** Next measures, or the goal of the next stage. */
  readonly nextSteps?: string;
  /** 真实性承诺. */
  readonly pledgeSigned?: boolean;
  /** Working days; set by the locality, no rule fixes it. */
  readonly publicityWorkdays?: number;
  /** 批示 or minutes by which a leader approved the issue of a key task. */
  readonly approvalReference?: string;
  /** Document that shows why the matter no longer applies. */
  readonly documentReference?: string;
  readonly replacementTaskId?: string;
  /** Absent where no task of that id can be seen. */
  readonly replacement?: Replacement;
  /** Days of the milestones of a plan. */
  readonly milestonesOn?: readonly LocalDate[];
  /** The unit says, or an officer found, that the time limit will not be kept. */
  readonly cannotFinish?: boolean;
  /** Named by province-level media or in a bulletin. */
  readonly isCriticised?: boolean;
  /** 抽样核查: how many there are, how many are looked at, and the number from which the draw follows. */
  readonly population?: number;
  readonly sampleSize?: number;
  readonly seed?: number;
  /** Who raised an objection to a publicity notice. */
  readonly raisedBy?: string;
}
