import { readXml } from '../xml.js';
import type { Numbering } from './numbering.js';

/** A paragraph of the body, in the order of the document. */
export interface Paragraph {
  /** From 1; empty paragraphs count, as they do for somebody who looks for it in Word. */
  readonly number: number;
  readonly text: string;
}

/** Text in these is not on the page: taken out or moved away under revision, or offered again for older programs. */
const UNSEEN = new Set(['del', 'moveFrom', 'Fallback', 'instrText', 'delText', 'rt', 'rubyPr']);
const BREAKS: Readonly<Record<string, string>> = { tab: '\t', br: '\n', cr: '\n', noBreakHyphen: '-' };
const OFF = new Set(['0', 'false', 'off']);

interface OpenParagraph {
  readonly number: number;
  readonly parts: string[];
  use: { numId?: string; level?: number };
  styleId: string;
}
type Row = Paragraph[][];

/** Reads document.xml piece by piece: paragraphs as lines, the cells of a table's row on one line where each holds one. */
export class BodyReader {
  private readonly open: OpenParagraph[] = [];
  private readonly rows: Row[] = [];
  private readonly path: string[] = [];
  private count = 0;
  private unseen = 0;
  private hidden = false;

  constructor(
    private readonly numbering: Numbering,
    private readonly take: (line: readonly Paragraph[]) => void,
  ) {}

  read(chunks: AsyncIterable<Buffer>): Promise<void> {
    return readXml(chunks, {
      open: (name, attributes) => this.enter(name, attributes),
      text: (text) => this.text(text),
      close: (name) => this.leave(name),
    });
  }

  private enter(name: string, attributes: Readonly<Record<string, string>>): void {
    this.path.push(name);
    if (UNSEEN.has(name)) this.unseen++;
    if (this.unseen > 0) return;
    if (name === 'p') this.open.push({ number: ++this.count, parts: [], use: {}, styleId: '' });
    else if (name === 'tr') this.rows.push([]);
    else if (name === 'tc') this.rows.at(-1)?.push([]);
    else if (name === 'r') this.hidden = false;
    else this.describe(name, attributes.val ?? '');
  }

  private describe(name: string, value: string): void {
    const paragraph = this.open.at(-1);
    if (paragraph === undefined) return;
    const holder = this.path.at(-2);
    if (name === 'vanish' && this.path.includes('r')) this.hidden = !OFF.has(value);
    else if (name === 'pStyle' && holder === 'pPr') paragraph.styleId = value;
    else if (name === 'numId' && holder === 'numPr') paragraph.use.numId = value;
    else if (name === 'ilvl' && holder === 'numPr') paragraph.use.level = Number(value) || 0;
    else if (holder === 'r' && !this.hidden) paragraph.parts.push(BREAKS[name] ?? '');
  }

  private text(text: string): void {
    if (this.unseen === 0 && !this.hidden && this.path.at(-1) === 't') this.open.at(-1)?.parts.push(text);
  }

  private leave(name: string): void {
    this.path.pop();
    if (UNSEEN.has(name)) this.unseen--;
    else if (this.unseen > 0) return;
    else if (name === 'p') this.close();
    else if (name === 'tr') this.closeRow();
  }

  private close(): void {
    const paragraph = this.open.pop();
    if (paragraph === undefined) return;
    const words = paragraph.parts.join('');
    // A number before nothing is a line that its writer left empty.
    const label = words.trim() === '' ? '' : this.numbering.next(paragraph.use, paragraph.styleId);
    this.emit({ number: paragraph.number, text: label + words });
  }

  private emit(paragraph: Paragraph): void {
    const cell = this.rows.at(-1)?.at(-1);
    if (cell === undefined) this.take([paragraph]);
    else cell.push(paragraph);
  }

  /** A table that only lays the page out has one cell, or cells of many paragraphs: these stay lines. */
  private closeRow(): void {
    const cells = (this.rows.pop() ?? []).map((cell) => cell.filter(({ text }) => text.trim() !== ''));
    const filled = cells.filter((cell) => cell.length > 0);
    if (this.rows.length > 0) filled.flat().forEach((paragraph) => this.emit(paragraph));
    else if (filled.every((cell) => cell.length === 1)) this.take(filled.flat());
    else filled.flat().forEach((paragraph) => this.take([paragraph]));
  }
}
