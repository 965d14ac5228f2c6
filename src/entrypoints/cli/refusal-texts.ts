import { PROBLEMS } from '../../platform/http/problem-catalogue.js';

/** Faults of the command line's own; what the reading refuses stands in the catalogue of errors. */
const OF_THE_FILE: Readonly<Record<string, string>> = {
  'file.not-found': '文件不存在',
  'file.unreadable': '文件无法读取',
  'file.archive': '压缩包请先解压，或用 import 导入',
};

/** What the command line says of a file that could not be read, by code. */
export function refusalText(code: string): string {
  const catalogue: Readonly<Record<string, { readonly title: string }>> = PROBLEMS;
  return OF_THE_FILE[code] ?? catalogue[code]?.title ?? '读取失败';
}
