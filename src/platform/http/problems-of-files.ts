import type { ProblemSpec } from './problem-spec.js';

const refused = (status: number, title: string): ProblemSpec => ({ status, title, level: 'info' });

/** Uploads and downloads, whatever they belong to. */
export const FILE_PROBLEMS = {
  'file.none': refused(400, '没有收到文件'),
  'file.too-many': refused(413, '一次只能上传一个文件'),
  'file.too-large': refused(413, '文件超过大小限制'),
  'file.empty': refused(422, '文件是空的'),
  'file.type-not-accepted': refused(415, '不接受这种类型的文件'),
  'file.has-macros': refused(422, '文件带有宏，请另存为不带宏的格式后上传'),
  'file.damaged': refused(422, '文件已损坏，无法打开'),
  'file.cut-off': refused(400, '上传中断，请重新上传'),
  'file.range-invalid': refused(416, '请求的范围超出文件大小'),
  'file.missing': { status: 500, title: '文件在存储中找不到，请联系管理员', level: 'error' },
  'file.unopenable': { status: 500, title: '文件无法解密，请联系管理员', level: 'error' },
  'file.store-unavailable': { status: 503, title: '文件存储暂时不可用，请稍后再试', level: 'error' },
} as const satisfies Record<string, ProblemSpec>;
