import type { Row } from './furniture.js';
import type { Page, PrintedLine, Segment } from './page.js';
import { join } from './segments.js';

const LEAST_LINES_A_COLUMN = 4;
/** Lines of running text fill their column; cells of a table do not. */
const LEAST_FILL = 0.6;
/** So many of the lines may run across both columns: title, headings, a table. */
const MOST_ACROSS = 0.34;
const STEPS = 40;

/** Left and right edge of a text area. */
export type Edges = readonly [left: number, right: number];

/** Fewer lines than this do not show where their area ends: the last page, a page of pictures. */
const LEAST_LINES_FOR_EDGES = 10;

/**
 * The lines of a page in reading order: across, or down the left column and then the right one.
 * @param usual the edges that lines of the document keep, for pages that show too little of their own
 */
export function toLines(rows: readonly Row[], page: Page, usual: Edges): PrintedLine[] {
  const segments = rows.flat();
  const gutter = findGutter(segments, page);
  if (gutter === null) {
    const lines = rows.map((row) => join(row, page.number));
    return withArea(lines, lines.length < LEAST_LINES_FOR_EDGES ? usual : edgesOf(lines));
  }
  const sides = [(one: Segment) => one.right <= gutter, (one: Segment) => one.left >= gutter];
  const areas = sides.map((side) => edgesOf(segments.filter(side)));
  const lines: PrintedLine[] = [];
  let band: Segment[] = [];
  const flush = () => {
    sides.forEach((side, index) => lines.push(...withArea(band.filter(side), areas[index] ?? usual)));
    band = [];
  };
  for (const row of rows) {
    if (row.some((one) => one.left < gutter && one.right > gutter)) {
      flush();
      lines.push(...withArea([join(row, page.number)], usual));
    } else band.push(...row);
  }
  flush();
  return lines;
}

/** The place between two columns of text, null where the page has one. */
function findGutter(segments: readonly Segment[], page: Page): number | null {
  let best: { at: number; across: number } | null = null;
  for (let step = 0; step <= STEPS; step++) {
    const at = page.width * (0.3 + (0.4 * step) / STEPS);
    const left = segments.filter((one) => one.right <= at);
    const right = segments.filter((one) => one.left >= at);
    const across = segments.length - left.length - right.length;
    if (across > segments.length * MOST_ACROSS || (best !== null && across >= best.across)) continue;
    if (isColumn(left) && isColumn(right) && sideBySide(left, right)) best = { at, across };
  }
  return best?.at ?? null;
}

function isColumn(lines: readonly Segment[]): boolean {
  if (lines.length < LEAST_LINES_A_COLUMN) return false;
  const [left, right] = edgesOf(lines);
  const widths = lines.map((line) => line.right - line.left).sort((one, other) => one - other);
  return (widths[Math.floor(widths.length / 2)] ?? 0) >= (right - left) * LEAST_FILL;
}

function sideBySide(left: readonly Segment[], right: readonly Segment[]): boolean {
  const heights = (lines: readonly Segment[]) => lines.map(({ baseline }) => baseline);
  const top = Math.max(Math.min(...heights(left)), Math.min(...heights(right)));
  const bottom = Math.min(Math.max(...heights(left)), Math.max(...heights(right)));
  const [first] = left;
  return bottom - top > 3 * (first?.size ?? 0);
}

function withArea(lines: readonly Segment[], [areaLeft, areaRight]: Edges): PrintedLine[] {
  return lines.map((line) => ({ ...line, areaLeft, areaRight }));
}

/** The edges most lines keep: one that hangs out does not count. */
export function edgesOf(lines: readonly Segment[]): Edges {
  const at = (values: number[], share: number) =>
    values.sort((one, other) => one - other)[Math.floor((values.length - 1) * share)] ?? 0;
  return [
    at(
      lines.map(({ left }) => left),
      0.05,
    ),
    at(
      lines.map(({ right }) => right),
      0.95,
    ),
  ];
}
