import type { PrintedLine } from './page.js';

/** In characters. Chinese lines may end early so that no mark begins the next one, mixed ones so that no word is cut. */
const RAGGED = 2.3;
const INDENT = 1.2;
const CENTERED = 3.2;
const SAME_SIZE = 0.15;
/** Lines further apart than this many times their usual distance begin something new. */
const LOOSE = 1.5;
const LARGER = 1.15;
const ALIKE = 0.05;
const TITLE_PITCH = 2.4;
const SENTENCE_END = /[。！？!?；;：:”』」）)]$/;
const HEADING =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章节是]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[.．、])/;

/** Whether the line goes on where the one before it was broken by the edge of its column. */
export function paragraphJudge(
  lines: readonly PrintedLine[],
): (before: PrintedLine, line: PrintedLine) => boolean {
  const pitch = usualPitch(lines);
  const body = usualSize(lines);
  const indents = lines.filter((line) => isIndented(line)).length * 20 >= lines.length;
  return (before, line) => {
    if (isHeadline(before, body) && goesOnAsHeadline(before, line)) return true;
    if (!isFull(before) || isIndented(line) || isCentered(before)) return false;
    if (Math.abs(before.size - line.size) > SAME_SIZE * Math.max(before.size, line.size)) return false;
    const gap = line.baseline - before.baseline;
    if (before.page === line.page && gap > 0 && gap > pitch * LOOSE) return false;
    if (!SENTENCE_END.test(before.text)) return true;
    return indents && !HEADING.test(line.text);
  };
}

/** A title is larger than the text; one of several lines is broken where it pleases the eye. */
function isHeadline(line: PrintedLine, body: number): boolean {
  return line.size > body * LARGER && !SENTENCE_END.test(line.text);
}

function goesOnAsHeadline(before: PrintedLine, line: PrintedLine): boolean {
  const gap = line.baseline - before.baseline;
  const alike = Math.abs(before.size - line.size) <= ALIKE * before.size;
  return (
    alike &&
    before.page === line.page &&
    gap > 0 &&
    gap < before.size * TITLE_PITCH &&
    !HEADING.test(line.text)
  );
}

function usualSize(lines: readonly PrintedLine[]): number {
  const sizes = lines.map(({ size }) => size).sort((one, other) => one - other);
  return sizes[Math.floor(sizes.length / 2)] ?? 0;
}

function isFull(line: PrintedLine): boolean {
  return line.right >= line.areaRight - RAGGED * line.size;
}

function isIndented(line: PrintedLine): boolean {
  return line.left > line.areaLeft + INDENT * line.size;
}

function isCentered(line: PrintedLine): boolean {
  return line.left > line.areaLeft + CENTERED * line.size;
}

function usualPitch(lines: readonly PrintedLine[]): number {
  const gaps = lines
    .slice(1)
    .map((line, index) => line.baseline - (lines[index]?.baseline ?? 0))
    .filter((gap) => gap > 0)
    .sort((one, other) => one - other);
  return gaps[Math.floor(gaps.length / 2)] ?? Infinity;
}
