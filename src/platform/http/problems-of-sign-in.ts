import type { ProblemSpec } from './problem-spec.js';

/** Why a sign-in, or a change of what proves a person, is not taken. */
export const SIGN_IN_PROBLEMS = {
  'auth.password-change-required': { status: 403, title: '请先修改初始密码', level: 'info' },
  'second-factor.wanted': { status: 401, title: '请输入动态验证码', level: 'info' },
  'second-factor.wrong-code': { status: 401, title: '动态验证码不正确或已使用', level: 'warn' },
  'second-factor.already-set': { status: 409, title: '已启用动态验证码', level: 'info' },
  'second-factor.not-set': { status: 409, title: '尚未启用动态验证码', level: 'info' },
} as const satisfies Record<string, ProblemSpec>;
