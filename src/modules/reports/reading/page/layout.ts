import type { OriginMap } from '../origin.js';
import type { SourceNotice } from '../source.js';
import { cleaned, TextBuilder } from '../text-builder.js';
import { edgesOf, toLines } from './columns.js';
import { withoutFurniture } from './furniture.js';
import type { Page, PrintedLine } from './page.js';
import { paragraphJudge } from './paragraphs.js';
import { join, toRows } from './segments.js';

export interface LaidOut {
  readonly text: string;
  readonly origins: OriginMap;
  readonly notices: readonly SourceNotice[];
  /** Pages that hold no text at all. */
  readonly empty: readonly number[];
}

const BROKEN_WORD = /[a-z]-$/i;
const NARROW_END = /[\u0021-\u024f]$/;
const NARROW_START = /^[\u0021-\u024f]/;
const LETTER_AT_SEAM = /[a-z][,.;:)]?$/i;

/** Printed pages as running text: what belongs to the pages taken out, columns one after the other, broken lines joined. */
export function layOut(pages: readonly Page[], unit: 'pt' | 'mm'): LaidOut {
  const rows = withoutFurniture(pages, pages.map(toRows));
  const usual = edgesOf(rows.flat().map((row) => join(row, 0)));
  const lines = pages.flatMap((page, index) => toLines(rows[index] ?? [], page, usual));
  const goesOn = paragraphJudge(lines);
  const builder = new TextBuilder();
  const starts = new Map<number, number>();
  lines.forEach((line, index) => {
    if (!starts.has(line.page)) starts.set(line.page, builder.length);
    const next = lines[index + 1];
    const whole = next === undefined || !goesOn(line, next);
    const broken = !whole && BROKEN_WORD.test(line.text) && /^[a-z]/.test(next.text);
    builder.add(cleaned(broken ? line.text.slice(0, -1) : line.text), [line.page, ...boxOf(line)]);
    if (!broken) builder.add(whole ? '\n' : seam(line.text, next.text));
  });
  const empty = pages.filter(({ glyphs }) => glyphs.length === 0).map(({ number }) => number);
  const notices = empty.map((page): SourceNotice => {
    const after = [...starts].find(([number]) => number > page)?.[1] ?? builder.length;
    return { code: 'page-without-text', message: `第${page}页没有文字层，其中的内容没有读到`, at: after };
  });
  return { ...builder.finish(unit), notices, empty };
}

/** Nothing between Chinese characters, a space where a Latin word ends or begins. */
function seam(before: string, after: string): string {
  const narrow = NARROW_END.test(before) && NARROW_START.test(after);
  return narrow && (LETTER_AT_SEAM.test(before) || /^[a-z]/i.test(after)) ? ' ' : '';
}

function boxOf(line: PrintedLine): number[] {
  const top = line.baseline - line.size * 0.88;
  return [line.left, top, line.right - line.left, line.size * 1.12].map(
    (value) => Math.round(value * 10) / 10,
  );
}
