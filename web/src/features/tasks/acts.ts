import { api, ifMatch, read } from '../../api/client.js';
import type { BodyName } from '../../forms/body-field.js';
import type { Task, TaskAction } from './use-task.js';

/** What a person can do to a task; the year's end alone carries over. */
export type PersonalAction = Exclude<TaskAction, 'carryOver'>;

interface TaskAct {
  readonly path: `/api/tasks/{id}/${string}`;
  /** What is filled in; null: nothing. */
  readonly body: BodyName | null;
  /** How it is shown: the work itself, a refusal, or what is seldom done. */
  readonly weight: 'main' | 'other' | 'rare';
  readonly isDanger?: true;
}

const act = (path: string, body: BodyName | null, weight: TaskAct['weight']): TaskAct => ({
  path: `/api/tasks/{id}/${path}`,
  body,
  weight,
});

/** In the order in which a life meets them: the first that is allowed is what the person came for. */
export const TASK_ACTS: Readonly<Record<PersonalAction, TaskAct>> = {
  register: act('registration', null, 'main'),
  issue: act('issue', 'IssueDto', 'main'),
  sign: act('signature', null, 'main'),
  acceptReturn: act('return-acceptance', 'OptionalReasonDto', 'main'),
  refuseReturn: act('return-refusal', 'ReasonDto', 'other'),
  approvePlan: act('plan-approval', null, 'main'),
  refusePlan: act('plan-refusal', 'ReasonDto', 'other'),
  decideExtension: act('extension-decision', 'DecideExtensionDto', 'main'),
  reportProgress: act('progress', 'ReportProgressDto', 'main'),
  submitPlan: act('plan', 'SubmitPlanDto', 'main'),
  submit: act('submission', 'SubmitDto', 'main'),
  requestExtension: act('extension-request', 'RequestExtensionDto', 'other'),
  requestReturn: act('return-request', 'RequestReturnDto', 'other'),
  verify: act('verification', 'VerifyDto', 'main'),
  recordFindings: act('findings', 'FindingsDto', 'main'),
  decide: act('decision', 'DecideDto', 'main'),
  sendBack: act('send-back', 'SendBackDto', 'other'),
  strikeOff: act('strike-off', 'OptionalReasonDto', 'main'),
  publish: act('publicity', 'PublishDto', 'other'),
  object: act('objection', 'ObjectionDto', 'other'),
  recheck: act('recheck', 'RecheckDto', 'main'),
  resume: act('resumption', null, 'main'),
  undo: act('undo', null, 'other'),
  urge: act('urging', 'ReasonDto', 'other'),
  assess: act('assessment', 'AssessDto', 'rare'),
  setDeadline: act('deadline', 'SetDeadlineDto', 'rare'),
  pause: act('pause', 'PauseDto', 'rare'),
  reopen: act('reopening', 'ReasonDto', 'rare'),
  merge: { ...act('merger', 'MergeDto', 'rare'), isDanger: true },
  cancel: { ...act('cancellation', 'ReasonDto', 'rare'), isDanger: true },
};
export const TASK_ACT_ORDER = Object.keys(TASK_ACTS) as readonly PersonalAction[];

/** What the API misses as long as nothing was filled in: the form of the act brings it along. */
const BROUGHT_BY_FORM = ['plan.class-missing', 'plan.measures-missing', 'plan.owner-missing'];

/** @returns the acts that the API lets the person do now, in the order of `TASK_ACTS` */
export function allowedActs(task: Task): readonly PersonalAction[] {
  const open = task.openActions.filter(
    ({ blockedBy }) => blockedBy === null || BROUGHT_BY_FORM.includes(blockedBy),
  );
  return TASK_ACT_ORDER.filter((action) => open.some((one) => one.action === action));
}

/** @returns the person's acts that something still stands in the way of, with what it is in words */
export function blockedActs(task: Task): readonly { readonly action: TaskAction; readonly reason: string }[] {
  return task.openActions.flatMap(({ action, blockedBy, reason }) =>
    reason === null || blockedBy === null || BROUGHT_BY_FORM.includes(blockedBy) ? [] : [{ action, reason }],
  );
}

export interface SentAct {
  readonly action: PersonalAction;
  /** The task as the person saw it: an older one than the current is answered 412. */
  readonly seen: Task;
  readonly values: object;
}

/** @returns the task as it is after the act. @throws ApiProblem */
export function sendAct({ action, seen, values }: SentAct, key: string): Promise<Task> {
  const { path, body } = TASK_ACTS[action];
  const params = { path: { id: seen.id }, header: { ...ifMatch(seen.version), 'Idempotency-Key': key } };
  // Every act has this shape; its body is held to the DTO by the form.
  const asAct = path as '/api/tasks/{id}/progress';
  return read(api.POST(asAct, { params, ...(body !== null && { body: values as never }) } as never));
}
