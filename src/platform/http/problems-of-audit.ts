import type { ProblemSpec } from './problem-spec.js';

/** What the office of audit is told. */
export const AUDIT_PROBLEMS = {
  'audit.verification-running': { status: 409, title: '上一次核验还没有完成', level: 'info' },
} as const satisfies Record<string, ProblemSpec>;
