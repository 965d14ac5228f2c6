import type { ProblemSpec } from './problem-spec.js';

const refused = (title: string): ProblemSpec => ({ status: 422, title, level: 'info' });

/** Why a file that was handed in gave no text. The original is kept in every case. */
export const READING_PROBLEMS = {
  'report.encrypted': refused('文件有密码保护，请去除密码后重新上传'),
  'report.damaged': refused('文件已损坏或不完整，无法打开'),
  'report.macros': refused('文件含有宏，请另存为不含宏的文件后上传'),
  'report.unsafe-xml': refused('文件中有自定义实体或异常嵌套，为安全起见没有读取'),
  'report.no-text-layer': refused('没有文字层，请先识别'),
  'report.text-layer-garbled': refused('文字层是乱码，请先识别'),
  'report.archive-unsafe-path': refused('压缩包中有指向包外的路径，没有解压'),
  'report.archive-too-big': refused('压缩包解压后过大，没有解压'),
  'report.archive-too-many': refused('压缩包中的文件过多，没有解压'),
  'report.archive-nested': refused('压缩包里还有压缩包，请解压后分别上传'),
  'report.archive-empty': refused('压缩包里没有文件'),
  'report.reading-too-slow': refused('文件过于复杂，在限定时间内没有读完，请人工查看原件'),
  'report.reading-too-large': refused('文件过于复杂，读取时内存超过上限，请人工查看原件'),
  'report.reading-crashed': refused('读取时程序意外中止，请人工查看原件'),
  'report.origin-unknown': refused('这份报告没有记录原文位置'),
} as const satisfies Record<string, ProblemSpec>;
