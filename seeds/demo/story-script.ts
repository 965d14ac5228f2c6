import type { StoryDay, StoryEvidence, StoryLine, StoryMeasure, TaskStep, TaskStory } from './story-step.js';

/** Who handles a task on both sides. */
export interface Crew {
  readonly officer: string;
  readonly supervisor: string;
  readonly liaison: string;
  readonly signer: string;
}

interface OpeningDays {
  readonly registered: StoryDay;
  readonly issued: StoryDay;
  readonly signed: StoryDay;
  readonly planned: StoryDay;
  readonly approved: StoryDay;
}

/** The batch of the spring of 2025: all tasks of the reports of 2024 went out together. */
export const SPRING_2025: OpeningDays = {
  registered: '2025-03-10',
  issued: '2025-03-11',
  signed: '2025-03-12',
  planned: '2025-03-20',
  approved: '2025-03-24',
};

/** 立项, 交办, 签收. */
export function handedOut(crew: Crew, days: OpeningDays, approvalReference?: string): StoryLine[] {
  return [
    [days.registered, crew.officer, 'createTask', {}],
    [days.issued, crew.supervisor, 'issue', approvalReference === undefined ? {} : { approvalReference }],
    [days.signed, crew.liaison, 'sign', {}],
  ];
}

/** 报方案 and its approval. */
export function planned(crew: Crew, days: OpeningDays, measures: readonly StoryMeasure[]): StoryLine[] {
  return [
    [days.planned, crew.liaison, 'submitPlan', { measures }],
    [days.approved, crew.officer, 'approvePlan', {}],
  ];
}

/** Evidence filed, one act for each piece. */
export function proved(at: StoryDay, actor: string, evidence: readonly StoryEvidence[]): StoryLine[] {
  return evidence.map((input): StoryLine => [at, actor, 'addEvidence', input]);
}

interface PlanResult {
  /** How many measures the plan has. */
  readonly measures: number;
  /** Per cent; below 100 where the goal is not reached all the same. */
  readonly progress?: number;
}

/** Every measure of the plan reported as done. */
export function measuresDone(
  at: StoryDay,
  actor: string,
  { measures, progress = 100 }: PlanResult,
): StoryLine[] {
  const done = Array.from({ length: measures }, (_, index): StoryLine => [
    at,
    actor,
    'completeMeasure',
    { measure: index + 1 },
  ]);
  return [
    ...done,
    [at, actor, 'reportProgress', { progress, text: '整改措施已全部落实，正在归集佐证材料。' }],
  ];
}

/** The lines of one task as steps that say which task they are about. */
export function stepsOf({ task, lines }: TaskStory): TaskStep[] {
  return lines.map(([at, actor, act, input]) => ({ at, actor, act, task: task.key, input }) as TaskStep);
}
