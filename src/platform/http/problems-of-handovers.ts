import type { ProblemSpec } from './problem-spec.js';

const told = (status: 403 | 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why a person's tasks are not handed over, or one of them stays. */
export const HANDOVER_PROBLEMS = {
  'handover.other-unit': told(422, '交接双方应是同一单位的在职人员'),
  'handover.same-person': told(422, '交接双方不能是同一人'),
  'handover.not-yours': told(403, '须由本人、本单位审签人或有管辖权的督查主管办理交接'),
  'handover.open': told(409, '该人员已有一份未完成的交接'),
  'handover.role-missing': told(422, '接交人没有相应的岗位'),
  'handover.changed-meanwhile': told(409, '任务已办结或已改由他人负责'),
  'handover.already-signed': told(409, '您已经签字'),
} as const satisfies Record<string, ProblemSpec>;
