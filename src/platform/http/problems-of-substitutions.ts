import type { ProblemSpec } from './problem-spec.js';

const told = (status: 403 | 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why nobody is appointed 代理人, or may not act as one. */
export const SUBSTITUTION_PROBLEMS = {
  'substitution.same-person': told(422, '代理人不能是本人'),
  'substitution.self-appointed': told(403, '不能指定自己代理他人'),
  'substitution.not-yours': told(403, '须由本人、本单位审签人或有管辖权的督查主管指定代理人'),
  'substitution.other-unit': told(422, '代理人应是同一单位的人员，或对该单位负有督查职责的人员'),
  'substitution.administrator': told(422, '系统管理人员不能代理，也不能被代理'),
  'substitution.role-not-held': told(422, '被代理人没有所列的岗位'),
  'substitution.dates': told(422, '代理期须从今天或以后开始，从早到晚，且不超过一年'),
  'substitution.unit': told(422, '限定的单位不在被代理人的管理范围内'),
  'substitution.tasks': told(422, '所列任务须由被代理人按所列岗位办理，且不能同时限定单位'),
  'substitution.tasks-only': told(403, '代理只限所列任务，不能代办其他事项'),
  'substitution.overlap': told(409, '这段日期已指定了代理人'),
  'substitution.chain': told(409, '代理不能转托：代理人不得再由他人代理，被代理人也不得正在代理他人'),
  'substitution.not-in-force': told(403, '您今天不是该人员的代理人'),
  'substitution.personal': told(403, '这是本人的事项，不能代办'),
  'substitution.bulk': told(403, '批量办理不能代办，请逐件代办或由本人办理'),
} as const satisfies Record<string, ProblemSpec>;
