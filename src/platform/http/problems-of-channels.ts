import type { ProblemSpec } from './problem-spec.js';

const told = (status: 409 | 422, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Why a notice is not tried, or not tried again, by a channel. */
export const CHANNEL_PROBLEMS = {
  'channel.off': told(409, '这个通道还没有开通'),
  'channel.no-address': told(422, '没有可用的收件地址或手机号'),
  'channel.test-failed': told(422, '对方没有收下测试消息'),
} as const satisfies Record<string, ProblemSpec>;
