/** What goes into a column: text, a number, a truth, JSON already printed, or nothing. */
export type Cell = string | number | boolean | null | undefined;

const ENCODER = new TextEncoder();

/** Rows of one table on their way through `COPY … FROM STDIN`, in its text format. */
export class CopyTable {
  private lines: string[] = [];

  constructor(
    readonly name: string,
    readonly columns: readonly string[],
  ) {}

  get rows(): number {
    return this.lines.length;
  }

  /** @param cells in the order of the columns */
  add(cells: readonly Cell[]): void {
    this.lines.push(cells.map(encoded).join('\t'));
  }

  /** Everything added since the last time, in memory of its own that may be handed to another thread. */
  take(): Uint8Array<ArrayBuffer> {
    const text = this.lines.length === 0 ? '' : `${this.lines.join('\n')}\n`;
    this.lines = [];
    return ENCODER.encode(text);
  }

  get statement(): string {
    return `copy ${this.name} (${this.columns.join(', ')}) from stdin`;
  }
}

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function encoded(cell: Cell): string {
  if (cell === null || cell === undefined) return '\\N';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  return SPECIAL.test(cell) ? cell.replace(/[\\\n\r\t]/g, (sign) => ESCAPES[sign] ?? sign) : cell;
}
