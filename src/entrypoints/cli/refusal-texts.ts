/** What the command line says of a file that could not be read, by code. */
const TEXTS: Readonly<Record<string, string>> = {
  'file.not-found': '文件不存在',
  'file.unreadable': '文件无法读取',
  'report.empty-file': '文件是空的',
  'report.file-too-large': '文件超过 20 MB',
  'report.binary-file': '文件不是文本',
  'report.unsupported-format': '暂不支持这种格式',
  'report.undecodable-text': '文字编码无法识别（支持 UTF-8、GB18030）',
  'report.not-a-report': '内容不是法治政府建设情况报告一类的文件',
};

export function refusalText(code: string): string {
  return TEXTS[code] ?? '读取失败';
}
