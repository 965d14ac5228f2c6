import type { ProblemSpec } from './problem-spec.js';

/** What keeps an act on many tasks from being prepared or started. */
export const BULK_PROBLEMS = {
  'bulk.empty': { status: 422, title: '没有选中任何任务', level: 'info' },
  'bulk.too-many': { status: 422, title: '选中的任务过多，请缩小范围', level: 'info' },
  'bulk.started': { status: 409, title: '该批量办理已经开始', level: 'info' },
} as const satisfies Record<string, ProblemSpec>;
