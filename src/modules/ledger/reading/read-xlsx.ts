import { formatOf, shown, type CellFormat } from './cell-format.js';
import {
  MOST_COLUMNS,
  MOST_ROWS,
  ROWS_AT_ONCE,
  Unreadable,
  type ReadRow,
  type SheetEvent,
} from './sheet-events.js';
import { WorkbookArchive, type XmlHandler } from './workbook-archive.js';

const MOST_SHARED_CHARS = 128 * 1024 * 1024;
const MOST_SHEETS = 50;
const MOST_RANGES = 10_000;

interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relation: string;
}

/** A workbook sheet by sheet, row by row; memory holds the shared texts and one batch. @throws Unreadable */
export async function* readXlsx(bytes: Buffer): AsyncGenerator<SheetEvent> {
  const archive = await WorkbookArchive.open(bytes);
  if (!archive.has('xl/workbook.xml')) throw new Unreadable('ledger.not-a-workbook');
  const { sheets, epoch } = await readSheets(archive);
  const paths = await readRelations(archive);
  const formats = await readFormats(archive);
  const shared = await readShared(archive);
  for (const { name, hidden, relation } of sheets.slice(0, MOST_SHEETS)) {
    const path = paths.get(relation);
    if (path === undefined) continue;
    yield { what: 'sheet', name, hidden };
    yield* readRows(archive, path, new RowReader({ formats, shared, epoch }));
  }
}

async function* readRows(
  archive: WorkbookArchive,
  path: string,
  reader: RowReader,
): AsyncGenerator<SheetEvent> {
  for await (const _ of archive.parse(path, reader))
    while (reader.rows.length >= ROWS_AT_ONCE)
      yield { what: 'rows', rows: reader.rows.splice(0, ROWS_AT_ONCE) };
  if (reader.rows.length > 0) yield { what: 'rows', rows: reader.rows.splice(0) };
  if (reader.mergedCells > 0) yield { what: 'merged', cells: reader.mergedCells, ranges: reader.ranges };
}

async function through(archive: WorkbookArchive, path: string, handler: XmlHandler): Promise<void> {
  for await (const _ of archive.parse(path, handler));
}

async function readSheets(archive: WorkbookArchive) {
  const sheets: Sheet[] = [];
  let epoch: 1900 | 1904 = 1900;
  await through(archive, 'xl/workbook.xml', {
    open(name, attributes) {
      if (name === 'workbookPr' && ['1', 'true'].includes(attributes['date1904'] ?? '')) epoch = 1904;
      if (name !== 'sheet') return;
      const hidden = (attributes['state'] ?? 'visible') !== 'visible';
      sheets.push({
        name: attributes['name'] ?? '',
        hidden,
        relation: attributes['r:id'] ?? attributes['id'] ?? '',
      });
    },
  });
  return { sheets, epoch: epoch as 1900 | 1904 };
}

async function readRelations(archive: WorkbookArchive): Promise<Map<string, string>> {
  const paths = new Map<string, string>();
  await through(archive, 'xl/_rels/workbook.xml.rels', {
    open(name, { Id = '', Target = '', TargetMode }) {
      if (name !== 'Relationship' || TargetMode === 'External') return;
      paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  return paths;
}

/** The format of each cell style. */
async function readFormats(archive: WorkbookArchive): Promise<CellFormat[]> {
  const codes = new Map<number, string>();
  const formats: CellFormat[] = [];
  let inCellStyles = false;
  await through(archive, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellStyles = true;
      if (name !== 'xf' || !inCellStyles) return;
      const id = Number(attributes['numFmtId'] ?? 0);
      formats.push(formatOf(id, codes.get(id)));
    },
    close(name) {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return formats;
}

async function readShared(archive: WorkbookArchive): Promise<string[]> {
  const shared: string[] = [];
  const texts = new TextGatherer();
  let total = 0;
  await through(archive, 'xl/sharedStrings.xml', {
    open: (name) => texts.open(name),
    text: (text) => texts.text(text),
    close(name) {
      texts.close(name);
      if (name !== 'si') return;
      const text = texts.take();
      if ((total += text.length) > MOST_SHARED_CHARS) throw new Unreadable('ledger.too-large-inside');
      shared.push(text);
    },
  });
  return shared;
}

/** The runs of a rich text; how it is pronounced (rPh) is no part of it. */
class TextGatherer {
  private gathered = '';
  private inText = false;
  private phonetic = 0;

  open(name: string): void {
    if (name === 'rPh') this.phonetic += 1;
    if (name === 't') this.inText = this.phonetic === 0;
  }
  text(text: string): void {
    if (this.inText) this.gathered += text;
  }
  close(name: string): void {
    if (name === 'rPh') this.phonetic -= 1;
    if (name === 't') this.inText = false;
  }
  take(): string {
    const text = this.gathered;
    this.gathered = '';
    return text;
  }
}

interface Book {
  readonly formats: readonly CellFormat[];
  readonly shared: readonly string[];
  readonly epoch: 1900 | 1904;
}

class RowReader implements XmlHandler {
  rows: ReadRow[] = [];
  mergedCells = 0;
  readonly ranges: string[] = [];
  private rowNumber = 0;
  private column = 0;
  private cells: string[] = [];
  private formulas: number[] = [];
  private kind = 'n';
  private style = 0;
  private value = '';
  private inValue = false;
  private isFormula = false;
  private readonly texts = new TextGatherer();

  constructor(private readonly book: Book) {}

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') this.inValue = true;
    else if (name === 'f') this.isFormula = true;
    else if (name === 'mergeCell') this.merge(attributes['ref'] ?? '');
    else this.texts.open(name);
  }

  text(text: string): void {
    if (this.inValue) this.value += text;
    else this.texts.text(text);
  }

  close(name: string): void {
    if (name === 'v') this.inValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else this.texts.close(name);
  }

  private merge(range: string): void {
    this.mergedCells += 1;
    if (this.ranges.length < MOST_RANGES) this.ranges.push(range);
  }

  private beginRow(number: string | undefined): void {
    this.rowNumber = number === undefined ? this.rowNumber + 1 : Number(number);
    if (this.rowNumber > MOST_ROWS + 1) throw new Unreadable('ledger.too-many-rows');
    this.column = -1;
    this.cells = [];
    this.formulas = [];
  }

  private beginCell(attributes: Readonly<Record<string, string>>): void {
    const place = attributes['r'];
    this.column = place === undefined ? this.column + 1 : columnOf(place);
    this.kind = attributes['t'] ?? 'n';
    this.style = Number(attributes['s'] ?? 0);
    this.value = '';
    this.isFormula = false;
    this.texts.take();
  }

  private endCell(): void {
    const text = this.cellText();
    if (this.column < 0 || this.column >= MOST_COLUMNS) return;
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
    if (this.isFormula) this.formulas.push(this.column);
  }

  private cellText(): string {
    const { formats, shared, epoch } = this.book;
    if (this.kind === 's') return shared[Number(this.value)] ?? '';
    if (this.kind === 'inlineStr') return this.texts.take();
    if (this.kind === 'b') return this.value === '1' ? 'TRUE' : 'FALSE';
    if (this.kind === 'n') return shown(this.value, formats[this.style] ?? 'plain', epoch);
    return this.value;
  }

  private endRow(): void {
    if (this.cells.every((cell) => cell === '')) return;
    this.rows.push({ row: this.rowNumber, cells: this.cells, formulas: this.formulas });
  }
}

/** `AB12` → 27. */
export function columnOf(place: string): number {
  let column = 0;
  for (const letter of place) {
    const n = letter.charCodeAt(0) - 64;
    if (n < 1 || n > 26) break;
    column = column * 26 + n;
  }
  return column - 1;
}
