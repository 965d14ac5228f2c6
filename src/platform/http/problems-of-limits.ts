import type { ProblemSpec } from './problem-spec.js';

/** Why a request is not taken although it may be right. */
export const LIMIT_PROBLEMS = {
  'request.too-many': { status: 429, title: '操作过于频繁，请稍后再试', level: 'info' },
  'request.timed-out': { status: 408, title: '请求长时间没有发送完毕，已中断', level: 'info' },
  'request.header-too-large': { status: 431, title: '请求头过大', level: 'info' },
  'server.overloaded': { status: 503, title: '系统繁忙，请稍后再试', level: 'warn' },
} as const satisfies Record<string, ProblemSpec>;
