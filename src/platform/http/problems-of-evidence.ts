import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** 佐证材料: adding, correcting, withdrawing, reviewing. */
export const EVIDENCE_PROBLEMS = {
  'evidence.period-reversed': refused(422, '失效日期早于生效日期'),
  'evidence.too-many': refused(409, '这项任务的佐证材料已达上限'),
  'evidence.not-yours': refused(403, '只有提交该材料的单位可以更正或撤回'),
  'evidence.withdrawn': refused(409, '该材料已撤回'),
  'evidence.replaced': refused(409, '该材料已有更正后的新版本'),
  'evidence.no-file': refused(409, '该材料是文号或链接，没有文件'),
  'evidence.internal': refused(409, '内部材料不公开，不需要保密审查'),
  'evidence.reviewer-added-it': refused(403, '提交材料的人不能自己做保密审查'),
  'evidence.reviewed-by-you': refused(409, '您已审查过该材料，请由另一人审查'),
} as const satisfies Record<string, ProblemSpec>;
