/** Where a 整改任务 stands (domain.md section 9). */
export const TASK_STATES = [
  'draft',
  'registered',
  'issued',
  'return_pending',
  'in_progress',
  'paused',
  'submitted',
  'verifying',
  'done',
  'basically_done',
  'continuing',
  'not_done',
  'not_applicable',
  'publicity',
  'closed',
  'reopened',
  'carried_over',
  'cancelled',
  'merged',
] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** No clock runs and nobody owes anything; `closed` alone can still be re-visited and reopened. */
export const END_STATES = ['closed', 'carried_over', 'cancelled', 'merged'] as const satisfies TaskState[];

/** 认定类别 (domain.md section 10). */
export const VERDICTS = ['done', 'basically_done', 'continuing', 'not_done', 'not_applicable'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** 立行立改 · 分阶段整改 · 持续整改. */
export const RECTIFICATION_CLASSES = ['immediate', 'staged', 'continuing'] as const;
export type RectificationClass = (typeof RECTIFICATION_CLASSES)[number];

/** 一般 · 重要 · 重点; a key task is issued with a leader's approval and decided by two people. */
export const PRIORITIES = ['ordinary', 'important', 'key'] as const;
export type Priority = (typeof PRIORITIES)[number];

/** 牵头单位 (exactly one) · 责任单位 · 配合单位. */
export const PARTS = ['lead', 'responsible', 'assisting'] as const;
export type Part = (typeof PARTS)[number];

/** 事实不清 · 问题未解决 · 证据不足 · 格式不符. */
export const SEND_BACK_REASONS = [
  'unclear_facts',
  'problem_unsolved',
  'insufficient_evidence',
  'bad_format',
] as const;
export type SendBackReason = (typeof SEND_BACK_REASONS)[number];

/** 书面审核 · 现场核查 · 抽样核查. */
export const VERIFICATION_METHODS = ['paper', 'on_site', 'sample'] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];
