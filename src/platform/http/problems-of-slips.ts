import type { ProblemSpec } from './problem-spec.js';

const told = (status: 403 | 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why a 督办单, a 约谈 or a 通报 stays as it is. */
export const SLIP_PROBLEMS = {
  'slip.action-not-allowed': told(409, '督办单的当前状态不允许该操作'),
  'slip.task-not-at-work': told(409, '任务的当前状态不能下发督办单'),
  'slip.colour-unknown': told(422, '本地规则没有这种颜色的督办单'),
  'slip.not-harder': told(409, '上一张督办单尚未了结，只能下发更高一级的督办单'),
  'slip.cause-missing': told(422, '上一张督办单期限未过，越级或提前下发须写明事由'),
  'slip.demands-missing': told(422, '请填写办理要求'),
  'slip.approval-missing': told(409, '该颜色的督办单须经领导审批后下发'),
  'slip.drafter-approves': told(403, '拟稿人不能审批自己拟的督办单'),
  'slip.addressee-decides': told(403, '被督办单位的人员不能办理该督办事项'),
  'slip.not-addressee': told(403, '须由被督办单位办理'),
  'slip.reply-missing': told(422, '请填写办理情况'),
  'slip.replier-decides': told(403, '回复人不能认定自己的回复'),
  'slip.limit-running': told(409, '期限未到，尚不能认定为未办结'),
  'slip.draft-exists': told(409, '该任务已有同色的督办单草稿'),
  'proposal.action-not-allowed': told(409, '该建议的当前状态不允许该操作'),
  'proposal.record-missing': told(422, '请填写记录'),
  'proposal.limit-missing': told(422, '请设定落实期限，且应晚于今天'),
  'proposal.exists': told(409, '该任务已有同类建议尚未了结'),
  'actor.not-leader': told(403, '须由党政主要负责人或分管领导办理'),
} as const satisfies Record<string, ProblemSpec>;
