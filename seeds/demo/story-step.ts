import type { DueRule } from '../../src/core/calendar/index.js';
import type {
  Priority,
  RectificationClass,
  SendBackReason,
  Verdict,
  VerificationMethod,
} from '../../src/core/task/index.js';

/**
 * A day of the story: `2025-03-10`, or a whole number of working days counted from the day of seeding (-3 lies before it),
 * so that a demo started at any time shows work that is due now.
 */
export type StoryDay = string | number;

/** What an officer settles when an item becomes a task; organisations by code, people by login. */
export interface StoryTask {
  readonly key: string;
  /** File of {@link DEMO_REPORTS}. */
  readonly report: string;
  /** Opening words of the item, verbatim; they stand once in the report. */
  readonly quote: string;
  readonly lead: string;
  readonly responsible?: readonly string[];
  readonly assisting?: readonly string[];
  readonly dueRule: StoryDueRule;
  readonly rectificationClass: RectificationClass;
  readonly priority?: Priority;
  /** 整改目标 */
  readonly target: string;
  /** 认定标准 */
  readonly criteria: readonly string[];
  readonly owner: string;
  readonly liaison: string;
  readonly lineLeader: string;
}

export type StoryDueRule =
  Exclude<DueRule, { kind: 'fixedDate' }> | { readonly kind: 'fixedDate'; readonly date: string };

type Nothing = Readonly<Record<string, never>>;

interface Because {
  readonly reason: string;
}

export interface StoryEvidence<Day = StoryDay> {
  /** Place of the criterion it proves, from 1. */
  readonly criterion: number;
  readonly kind:
    'rule_text' | 'minutes' | 'training_record' | 'case_file' | 'data_table' | 'photo' | 'public_link';
  readonly title: string;
  readonly reference: string;
  readonly effectiveOn: Day;
}

export interface StoryMeasure<Day = StoryDay> {
  readonly text: string;
  readonly milestoneOn?: Day;
}

/** What each act asks to be filled in; named as the actions of `core/task` where those decide on it. */
export interface StoryInputs<Day = StoryDay> {
  /** Accepts the item and registers {@link StoryTask} for it (立项). */
  createTask: Nothing;
  issue: { readonly approvalReference?: string };
  sign: Nothing;
  requestReturn: Because & { readonly dutyBasis: string; readonly suggested: string };
  acceptReturn: Nothing;
  refuseReturn: Because;
  /** Another lead unit for a task that came back. */
  assign: { readonly lead: string; readonly owner: string; readonly liaison: string };
  submitPlan: { readonly measures: readonly StoryMeasure<Day>[] };
  approvePlan: Nothing;
  reportProgress: { readonly progress: number; readonly text: string; readonly nextSteps?: string };
  /** Place of the measure in the plan, from 1. */
  completeMeasure: { readonly measure: number };
  addEvidence: StoryEvidence<Day>;
  /** A responsible or assisting unit hands its part to the lead. */
  deliverPart: { readonly text: string };
  requestExtension: Because & { readonly newDueOn: Day; readonly progress: number };
  decideExtension: {
    readonly outcome: 'granted' | 'refused';
    readonly newDueOn?: Day;
    readonly reason?: string;
  };
  pause: Because & { readonly reviewOn: Day };
  resume: Nothing;
  submit: { readonly text: string; readonly pledgeSigned: true; readonly sameKindReview: string };
  sendBack: Because & { readonly sendBackReason: SendBackReason };
  verify: {
    readonly method: VerificationMethod;
    readonly text: string;
    readonly population?: number;
    readonly sampleSize?: number;
    readonly seed?: number;
  };
  decide: {
    readonly verdict: Verdict;
    readonly reason?: string;
    /** Places of the criteria left open, from 1; all by the new date. */
    readonly openCriteria?: readonly number[];
    readonly stageResult?: string;
    readonly nextSteps?: string;
    readonly newDueOn?: Day;
  };
  publish: { readonly publicityWorkdays: number };
  strikeOff: Because;
  recheck: { readonly outcome: 'passed' | 'failed'; readonly reason?: string };
  reopen: Because;
  cancel: Because;
}

export type StoryAct = keyof StoryInputs;

/** The acts that `core/task` decides on; the others prepare one of them. */
export type DecidedAct = Exclude<
  StoryAct,
  'createTask' | 'assign' | 'completeMeasure' | 'addEvidence' | 'deliverPart'
>;

/** One line of a script: day, login, act, what was filled in. */
export type StoryLine = {
  [Act in StoryAct]: readonly [at: StoryDay, actor: string, act: Act, input: StoryInputs[Act]];
}[StoryAct];

export type TaskStep<Day = StoryDay> = {
  [Act in StoryAct]: {
    readonly at: Day;
    readonly actor: string;
    readonly act: Act;
    readonly task: string;
    readonly input: StoryInputs<Day>[Act];
  };
}[StoryAct];

/** A report arrives, or an officer confirms what was read out of it. */
export type ReportStep<Day = StoryDay> = {
  [Act in 'receiveReport' | 'confirmReport']: {
    readonly at: Day;
    readonly actor: string;
    readonly act: Act;
    /** File of {@link DEMO_REPORTS}. */
    readonly report: string;
  };
}['receiveReport' | 'confirmReport'];

export type StoryStep<Day = StoryDay> = ReportStep<Day> | TaskStep<Day>;

/** A task and its life so far. */
export interface TaskStory {
  readonly task: StoryTask;
  readonly lines: readonly StoryLine[];
}
