import type { Page, Segment } from './page.js';

/** Headers and footers stand in these shares of a page, at its upper and its lower edge. */
const EDGE = 0.13;
const PAGE_NUMBER =
  /^[-—–―_·.•\s]*(?:第?\s*[\divxlc〇一二三四五六七八九十]{1,5}\s*页?(?:\s*[,，/／]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?|page\s*\d+(?:\s*of\s*\d+)?)[-—–―_·.•\s]*$/i;
/** A line on this share of the pages is the page's and not the report's: left and right pages may differ. */
const REPEATED_SHARE = 0.4;
/** Lines at the same height to within this share of the page. */
const SAME_HEIGHT = 0.02;

export type Row = readonly Segment[];

/** Takes page numbers and what is repeated at the edges of the pages out of the rows. */
export function withoutFurniture(pages: readonly Page[], rowsOf: readonly (readonly Row[])[]): Row[][] {
  const counts = new Map<string, number>();
  const keys = rowsOf.map((rows, index) => rows.map((row) => edgeKey(row, pages[index])));
  for (const key of keys.flatMap((list) => [...new Set(list)])) {
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const enough = Math.max(2, pages.length * REPEATED_SHARE);
  return rowsOf.map((rows, index) =>
    rows.filter((row, place) => {
      const key = keys[index]?.[place] ?? null;
      return key === null || !(PAGE_NUMBER.test(textOf(row)) || (counts.get(key) ?? 0) >= enough);
    }),
  );
}

/** Height and wording with figures left out, for a row at an edge; null for all others. */
function edgeKey(row: Row, page: Page | undefined): string | null {
  const [first] = row;
  if (first === undefined || page === undefined) return null;
  const height = first.baseline / page.height;
  if (height > EDGE && height < 1 - EDGE) return null;
  return `${Math.round(height / SAME_HEIGHT)} ${textOf(row).replace(/\d+/g, '#').replace(/\s/g, '')}`;
}

function textOf(row: Row): string {
  return row.map(({ text }) => text).join(' ');
}
