import type { Span } from './marks.js';

/** A line of the working text, without the break at its end. */
export interface Paragraph extends Span {
  /** Cut off from the line before only because the line is too long for one piece. */
  readonly continues: boolean;
}

/** Paragraphs that are laid out together, or not at all. */
export interface TextBlock extends Span {
  readonly paragraphs: readonly Paragraph[];
}

/** A line above this is laid out in pieces: a page whose text has no breaks is one line of a megabyte. */
const LONGEST_PIECE = 2_000;
const BLOCK_CHARACTERS = 3_000;
const BLOCK_PARAGRAPHS = 40;

/** @returns lines with something in them, in text order; their places cover everything but breaks and empty lines */
export function paragraphsOf(text: string): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    addLine(paragraphs, text, { start, end });
    start = end + 1;
  }
  return paragraphs;
}

function addLine(paragraphs: Paragraph[], text: string, line: Span): void {
  if (text.slice(line.start, line.end).trim() === '') return;
  let { start } = line;
  while (start < line.end) {
    const end = endOfPiece(text, { start, end: line.end });
    paragraphs.push({ start, end, continues: start > line.start });
    start = end;
  }
}

/** After the last full stop that fits, never inside a character. */
function endOfPiece(text: string, { start, end }: Span): number {
  const most = start + LONGEST_PIECE;
  if (end <= most) return end;
  const stop = text.lastIndexOf('。', most - 1) + 1;
  if (stop > start) return stop;
  return isLowSurrogate(text.charCodeAt(most)) ? most - 1 : most;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** Neighbours joined until a block is worth a look at whether it is near the window. */
export function blocksOf(paragraphs: readonly Paragraph[]): TextBlock[] {
  const blocks: TextBlock[] = [];
  let gathered: Paragraph[] = [];
  const close = () => {
    const [first] = gathered;
    const last = gathered.at(-1);
    if (first !== undefined && last !== undefined)
      blocks.push({ start: first.start, end: last.end, paragraphs: gathered });
    gathered = [];
  };
  for (const paragraph of paragraphs) {
    gathered.push(paragraph);
    const from = gathered[0]?.start ?? 0;
    if (gathered.length >= BLOCK_PARAGRAPHS || paragraph.end - from >= BLOCK_CHARACTERS) close();
  }
  close();
  return blocks;
}

/** @returns index of the block that holds the place, or of the first one after it; -1 where there is none */
export function blockAt(blocks: readonly TextBlock[], place: number): number {
  return blocks.findIndex(({ end }) => end > place);
}
