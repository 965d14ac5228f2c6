import type { TaskAction } from './actions.js';
import * as e from './edges.js';
import type { TaskState } from './states.js';

export type Transitions = Readonly<Record<TaskState, Readonly<Partial<Record<TaskAction, e.Edge>>>>>;

const canBeDropped = { cancel: e.CANCEL, merge: e.MERGE };
const canRest = { ...canBeDropped, pause: e.PAUSE };

/** The lead unit has it in hand. */
const atWork = { setDeadline: e.SET_DEADLINE, urge: e.URGE, assess: e.ASSESS };

/** An answer that leaves something open is given again when the rest is done, or goes into the next year. */
const answeredInPart = {
  ...canRest,
  ...atWork,
  reportProgress: e.REPORT_PROGRESS,
  submit: e.SUBMIT,
  carryOver: e.CARRY_OVER,
};

/**
 * Every edge of the table in domain.md section 9; what is not listed does not exist. No edge lets a unit hand a task to
 * another unit: a return goes through the supervisor.
 */
export const TRANSITIONS: Transitions = {
  draft: { ...canBeDropped, register: e.REGISTER, setDeadline: e.SET_DEADLINE },
  registered: { ...canBeDropped, issue: e.ISSUE, setDeadline: e.SET_DEADLINE },
  issued: {
    ...canRest,
    ...atWork,
    undo: e.UNDO,
    sign: e.SIGN,
    requestReturn: e.REQUEST_RETURN,
    decide: e.DECIDE_WITHOUT_SUBMISSION,
  },
  return_pending: { ...canRest, acceptReturn: e.ACCEPT_RETURN, refuseReturn: e.REFUSE_RETURN },
  in_progress: {
    ...canRest,
    ...atWork,
    requestReturn: e.REQUEST_RETURN,
    submitPlan: e.SUBMIT_PLAN,
    approvePlan: e.APPROVE_PLAN,
    refusePlan: e.REFUSE_PLAN,
    reportProgress: e.REPORT_PROGRESS,
    requestExtension: e.REQUEST_EXTENSION,
    decideExtension: e.DECIDE_EXTENSION,
    submit: e.SUBMIT,
    decide: e.DECIDE_WITHOUT_SUBMISSION,
  },
  paused: { ...canBeDropped, resume: e.RESUME },
  submitted: { ...canRest, sendBack: e.SEND_BACK, verify: e.VERIFY },
  verifying: {
    ...canRest,
    sendBack: e.SEND_BACK,
    verify: e.VERIFY,
    recordFindings: e.RECORD_FINDINGS,
    decide: e.DECIDE,
  },
  done: { publish: e.PUBLISH, strikeOff: e.STRIKE_OFF },
  basically_done: answeredInPart,
  continuing: answeredInPart,
  not_done: answeredInPart,
  not_applicable: { strikeOff: e.STRIKE_OFF },
  publicity: { object: e.OBJECT, strikeOff: e.STRIKE_OFF },
  closed: { recheck: e.RECHECK, reopen: e.REOPEN, undo: e.UNDO },
  reopened: { ...canBeDropped, issue: e.ISSUE, setDeadline: e.SET_DEADLINE },
  carried_over: {},
  cancelled: {},
  merged: {},
};
