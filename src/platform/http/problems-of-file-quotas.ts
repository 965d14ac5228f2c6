import type { ProblemSpec } from './problem-spec.js';

/** What the files of an organisation may take up. */
export const FILE_QUOTA_PROBLEMS = {
  'file.quota-exceeded': {
    status: 413,
    title: '本单位的文件存储空间已用完，请联系系统管理员',
    level: 'warn',
  },
} as const satisfies Record<string, ProblemSpec>;
