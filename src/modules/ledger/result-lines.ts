import { decodeCursor } from '../../platform/http/page.js';
import { PROBLEMS, type ProblemCode } from '../../platform/http/problem-catalogue.js';
import { Problem } from '../../platform/http/problem.js';

/** The largest number that a row number of a workbook's line can be in the database. */
const LARGEST_ROW = 2 ** 31 - 1;

/** @returns the row after which the next page begins. @throws Problem `request.cursor-invalid` */
export function rowAfter(cursor: string | undefined): number {
  const row = cursor === undefined ? 0 : Number(decodeCursor(cursor, 1)[0]);
  if (!Number.isSafeInteger(row) || Math.abs(row) > LARGEST_ROW) throw new Problem('request.cursor-invalid');
  return row;
}

/** What the code of a line's refusal means, zh-CN; a code of an older release stands for itself. */
export function titleOf(code: string | null): string | null {
  return code === null ? null : (PROBLEMS[code as ProblemCode]?.title ?? code);
}
