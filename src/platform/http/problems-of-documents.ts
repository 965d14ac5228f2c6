import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Documents and their templates. */
export const DOCUMENT_PROBLEMS = {
  'document.unknown-kind': refused(404, '没有这种文书'),
  'document.not-due': refused(409, '任务还没有办到这一步，不能生成该文书'),
  'document.too-many-tasks': refused(422, '任务过多，请缩小范围后再生成'),
  'document.no-tasks': refused(409, '该范围内没有已交办的任务'),
  'template.invalid': refused(422, '模板不能使用，请按提示修改后重新上传'),
  'template.no-body': refused(403, '您没有可以设置模板的单位'),
} as const satisfies Record<string, ProblemSpec>;
