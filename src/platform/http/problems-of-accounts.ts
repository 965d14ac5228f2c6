import type { ProblemSpec } from './problem-spec.js';

const told = (status: 403 | 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why an account, an office or the directory of organisations is not changed. */
export const ACCOUNT_PROBLEMS = {
  'account.login-taken': told(409, '登录名已被使用'),
  'account.suspended': told(409, '账号已停用'),
  'account.not-suspended': told(409, '账号没有停用'),
  'account.erased': told(409, '账号已注销，不能恢复或修改'),
  'account.has-tasks': told(409, '该人员还有未办结的任务，请先移交'),
  'account.own': { status: 403, title: '不能办理自己的账号', level: 'warn' },
  'account.has-offices': told(409, '该人员在原单位还有岗位，请先撤销岗位、移交工作，再调整单位'),
  'grant.self': { status: 403, title: '不能给自己授予或撤销岗位', level: 'warn' },
  'grant.offices-apart': {
    status: 409,
    title: '三员分立：系统、安全、审计管理员须由不同的人担任，且不得兼任业务岗位',
    level: 'warn',
  },
  'grant.overlap': told(409, '这段日期内该人员已有这一岗位'),
  'grant.detail-undated': told(422, '下级明细调阅须有截止日期，且不超过一年'),
  'grant.dates': told(422, '任职日期须从今天或以后开始，从早到晚'),
  'grant.unit-elsewhere': told(422, '单位岗位只能授予本单位人员'),
  'grant.ended': told(409, '该岗位已经撤销或到期'),
  'organisation.name-taken': told(409, '已有同名单位'),
  'organisation.code-taken': told(409, '同级单位中已有这个代码'),
  'organisation.has-records': told(409, '该单位已有业务记录，不能变更隶属；请撤销该单位并新设单位承接'),
  'organisation.into-itself': told(422, '不能把单位移到自己或下级单位之下'),
  'organisation.top': told(409, '最上级单位不能变更隶属或撤销'),
  'organisation.in-use': told(409, '该单位还有在职账号、未撤销的下级单位或未办结的任务，不能撤销'),
  'organisation.not-administered': told(403, '该单位不在您的管理范围内'),
  'organisation.closed': told(409, '该单位已撤销'),
} as const satisfies Record<string, ProblemSpec>;
