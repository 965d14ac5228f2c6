import type { Glyphs, Page, Segment } from './page.js';
import { withoutRadicals } from './radicals.js';

/** A gap of so many characters parts columns and cells; justified text and spaced titles stay below or are joined again. */
const COLUMN_GAP = 1.8;
const WORD_GAP = 0.15;
const SAME_BASELINE = 0.4;
/** The same word again, hardly moved: how cheap printing makes bold. */
const SHADOW = 0.35;
const NARROW = /[\u0021-\u024f]/;
const ENDS_NARROW = /[\u0021-\u024f]$/;

/** The pieces of a page as rows from top to bottom, each a list of segments from left to right. */
export function toRows(page: Page): Segment[][] {
  const glyphs = page.glyphs
    .filter(({ text, size }) => text.trim() !== '' && size > 0)
    .sort((one, other) => one.baseline - other.baseline || one.left - other.left);
  const rows: Glyphs[][] = [];
  for (const glyph of glyphs) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && glyph.baseline - first.baseline <= SAME_BASELINE * Math.min(first.size, glyph.size))
      row.push(glyph);
    else rows.push([glyph]);
  }
  return rows.map((row) => toSegments(row, page.number));
}

function toSegments(row: Glyphs[], page: number): Segment[] {
  row.sort((one, other) => one.left - other.left);
  const segments: Glyphs[][] = [];
  for (const glyph of row) {
    const open = segments.at(-1);
    const last = open?.at(-1);
    if (last && isShadow(last, glyph)) continue;
    if (open && last && glyph.left - last.right <= COLUMN_GAP * Math.max(last.size, glyph.size))
      open.push(glyph);
    else segments.push([glyph]);
  }
  return segments.map((glyphs) => join(glyphs, page));
}

function isShadow(one: Glyphs, other: Glyphs): boolean {
  return one.text === other.text && Math.abs(other.left - one.left) < SHADOW * one.size;
}

/** Several segments of one row as one, a space between them. */
export function join(glyphs: readonly Glyphs[], page: number): Segment {
  let text = '';
  let [left, right, size] = [Infinity, -Infinity, 0];
  for (const glyph of glyphs) {
    const gap = glyph.left - right;
    const piece = tightened(glyph.text);
    if (text !== '' && needsSpace(text, piece, gap / glyph.size)) text += ' ';
    text += piece;
    [left, right, size] = [
      Math.min(left, glyph.left),
      Math.max(right, glyph.right),
      Math.max(size, glyph.size),
    ];
  }
  return { text, left, right, baseline: glyphs[0]?.baseline ?? 0, size, page };
}

/** @param gap in characters */
function needsSpace(before: string, after: string, gap: number): boolean {
  if (gap > COLUMN_GAP) return true;
  return gap > WORD_GAP && ENDS_NARROW.test(before) && NARROW.test(after[0] ?? '');
}

/** Spaces between Chinese characters are the work of justification; between Latin words they are spaces. */
function tightened(text: string): string {
  return withoutRadicals(text)
    .trim()
    .replace(/(?<![\u0021-\u024f])\s+|\s+(?![\u0021-\u024f])/g, '')
    .replace(/\s+/g, ' ');
}
