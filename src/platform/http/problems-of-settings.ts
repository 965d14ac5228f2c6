import type { ProblemSpec } from './problem-spec.js';

/** Why a setting of a body is not taken. */
export const SETTING_PROBLEMS = {
  'setting.starts-in-past': { status: 422, title: '设定不能从过去的日期起生效', level: 'info' },
  'setting.pack-unknown': { status: 422, title: '没有这个版本的规则包', level: 'info' },
} as const satisfies Record<string, ProblemSpec>;
