import type { TaskAction } from './actions.js';
import * as e from './edges.js';
import type { TaskState } from './states.js';

export type Transitions = Readonly<Record<TaskState, Readonly<Partial<Record<TaskAction, e.Edge>>>>>;

const canBeDropped = { cancel: e.CANCEL, merge: e.MERGE };
const canRest = { ...canBeDropped, pause: e.PAUSE };

/** An answer that leaves something open is given again when the rest is done, or goes into the next year. */
const answeredInPart = {
  ...canRest,
  reportProgress: e.REPORT_PROGRESS,
  submit: e.SUBMIT,
  carryOver: e.CARRY_OVER,
};

/**
 * Every edge of the table in domain.md section 9; what is not listed does not exist. No edge lets a unit hand a task to
 * another unit: a return goes through the supervisor.
 */
export const TRANSITIONS: Transitions = {
  draft: { ...canBeDropped, register: e.REGISTER },
  registered: { ...canBeDropped, issue: e.ISSUE },
  issued: {
    ...canRest,
    sign: e.SIGN,
    requestReturn: e.REQUEST_RETURN,
    decide: e.DECIDE_WITHOUT_SUBMISSION,
  },
  return_pending: { ...canRest, acceptReturn: e.ACCEPT_RETURN, refuseReturn: e.REFUSE_RETURN },
  in_progress: {
    ...canRest,
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
  verifying: { ...canRest, sendBack: e.SEND_BACK, decide: e.DECIDE },
  done: { publish: e.PUBLISH, strikeOff: e.STRIKE_OFF },
  basically_done: answeredInPart,
  continuing: answeredInPart,
  not_done: answeredInPart,
  not_applicable: { strikeOff: e.STRIKE_OFF },
  publicity: { object: e.OBJECT, strikeOff: e.STRIKE_OFF },
  closed: { recheck: e.RECHECK, reopen: e.REOPEN },
  reopened: { ...canBeDropped, issue: e.ISSUE },
  carried_over: {},
  cancelled: {},
  merged: {},
};
