import type { Page, Segment } from './page.js';

/** Headers and footers stand in these shares of a page, at its upper and its lower edge. */
const EDGE = 0.13;
const PAGE_NUMBER =
  /^[-—–―_·.•\s]*(?:第?\s*[\divxlc〇一二三四五六七八九十]{1,5}\s*页?(?:\s*[,，/／]?\s*(?:共|of)?\s*\d{1,4}\s*页?)?|page\s*\d+(?:\s*of\s*\d+)?)[-—–―_·.•\s]*$/i;
/** A line on this share of the pages is the page's and not the report's: left and right pages may differ. */
const REPEATED_SHARE = 0.4;
/** Lines at the same height to within this share of the page. */
const SAME_HEIGHT = 0.02;

/** Between the text and what is not of it lies more than the usual distance of two lines. */
const APART = 1.3;

export type Row = readonly Segment[];

/** Takes page numbers and what is repeated at the edges of the pages, apart from the text, out of the rows. */
export function withoutFurniture(pages: readonly Page[], rowsOf: readonly (readonly Row[])[]): Row[][] {
  const pitch = usualPitch(rowsOf);
  const counts = new Map<string, number>();
  rowsOf.forEach((rows, index) => {
    const apart = rowsApart(rows, pages[index], pitch);
    for (const key of new Set(apart.map((row) => keyOf(row, pages[index]))))
      counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  const enough = Math.max(2, pages.length * REPEATED_SHARE);
  return rowsOf.map((rows, index) =>
    rows.filter((row) => {
      if (!isAtEdge(row, pages[index])) return true;
      return !PAGE_NUMBER.test(textOf(row)) && (counts.get(keyOf(row, pages[index])) ?? 0) < enough;
    }),
  );
}

/** What stands at an edge with more than a line's distance to the text, all lines of it. */
function rowsApart(rows: readonly Row[], page: Page | undefined, pitch: number): Row[] {
  const isGapAfter = (index: number) => baselineOf(rows[index + 1]) - baselineOf(rows[index]) > pitch * APART;
  let [top, bottom] = [-1, rows.length];
  rows.forEach((row, index) => {
    if (!isAtEdge(row, page)) return;
    const isUpper = baselineOf(row) < (page?.height ?? 0) / 2;
    if (isUpper && isGapAfter(index)) top = index;
    if (!isUpper && bottom === rows.length && isGapAfter(index - 1)) bottom = index;
  });
  return rows.filter((_, index) => index <= top || index >= bottom);
}

/** Height and wording, figures left out: pages of one document count and date their headers. */
function keyOf(row: Row, page: Page | undefined): string {
  const height = Math.round(baselineOf(row) / (page?.height ?? 1) / SAME_HEIGHT);
  return `${height} ${textOf(row).replace(/\d+/g, '#').replace(/\s/g, '')}`;
}

function isAtEdge(row: Row, page: Page | undefined): boolean {
  const height = baselineOf(row) / (page?.height ?? 1);
  return height <= EDGE || height >= 1 - EDGE;
}

function baselineOf(row: Row | undefined): number {
  return row?.[0]?.baseline ?? 0;
}

function usualPitch(rowsOf: readonly (readonly Row[])[]): number {
  const gaps = rowsOf.flatMap((rows) =>
    rows.slice(1).map((row, index) => baselineOf(row) - baselineOf(rows[index])),
  );
  return gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
}

function textOf(row: Row): string {
  return row.map(({ text }) => text).join(' ');
}
