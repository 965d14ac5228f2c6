export {
  TASK_ACTIONS,
  type OpenCriterion,
  type Replacement,
  type TaskAction,
  type TaskInput,
} from './actions.js';
export { allowedActions, decide, openActions, type OpenAction } from './decide.js';
export { TASK_EVENTS, type Decision, type DocumentKind, type TaskEvent } from './decision.js';
export {
  DEFAULT_TASK_LIMITS,
  isSamePerson,
  ROLES,
  type Actor,
  type DecisionContext,
  type Party,
  type Role,
  type StandingContext,
  type TaskChanges,
  type TaskFacts,
  type Risk,
  type TaskLimits,
  type UndoableAct,
} from './facts.js';
export {
  ITEM_LIFE,
  moveItem,
  moveReport,
  REPORT_LIFE,
  type ItemAction,
  type ItemState,
  type ReportAction,
  type ReportState,
  ITEM_STATES_IN_FORCE,
  ITEM_STATES_SETTLED,
} from './life.js';
export { NEXT_STEPS, type NextStep, type StepCondition, type StepDue } from './next-step.js';
export { isOneOf, OPEN_STATES, STATES_BEFORE_ISSUE, STATES_OF_WORK } from './phases.js';
export { decidePart, PART_EDGES, partDueOn } from './parts/decide-part.js';
export type { PartDecision, PartDocument, PartEvent, PartFacts, PartInput } from './parts/part-facts.js';
export type { PartContext } from './parts/part-guards.js';
export {
  OPEN_PART_STATES,
  PART_ACTIONS,
  PART_STATES,
  type PartAction,
  type PartState,
} from './parts/part-states.js';
export { refuseItems, type AnsweredItem } from './items.js';
export { refuseMeasureDone } from './measures.js';
export { riskOf } from './risk.js';
export { drawSample, type SampleOrder } from './sample.js';
export { undoableAct } from './undo.js';
export { TASK_REFUSAL_CODES, type TaskRefusalCode } from './refusal-codes.js';
export {
  END_STATES,
  PARTS,
  PRIORITIES,
  RECTIFICATION_CLASSES,
  SEND_BACK_REASONS,
  TASK_STATES,
  VERDICTS,
  VERIFICATION_METHODS,
  type Part,
  type Priority,
  type RectificationClass,
  type SendBackReason,
  type TaskState,
  type Verdict,
  type VerificationMethod,
} from './states.js';
export { TRANSITIONS, type Transitions } from './transitions.js';
export { countedWith, type StandIn } from './stand-ins.js';
