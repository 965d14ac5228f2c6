import type { Writable } from 'node:stream';
import Excel from '@protobi/exceljs';

/** Entries of the archive bear this day: the same rows give the same bytes, whenever and wherever. */
const ARCHIVED_AT = new Date(Date.UTC(2000, 0, 1));

interface Archive {
  append(source: unknown, entry: object): unknown;
}

/**
 * The streaming writer with nothing in its bytes that the rows do not say. Imported where a book is written: its
 * library is some six hundred files, of which a program that starts needs none.
 */
export class SteadyWorkbook extends Excel.stream.xlsx.WorkbookWriter {
  /** @param at what the properties of the file give as its time */
  constructor(stream: Writable, at: Date) {
    super({ stream, useStyles: true, useSharedStrings: false });
    this.creator = '整改';
    this.lastModifiedBy = '整改';
    this.created = at;
    this.modified = at;
  }

  /** The first thing that goes into the archive, still in the constructor of the parent: from here on all is dated alike. */
  override addThemes(): Promise<void> {
    const { zip } = this as unknown as { zip: Archive };
    const append = zip.append.bind(zip);
    zip.append = (source, entry) => append(source, { ...entry, date: ARCHIVED_AT });
    return super.addThemes();
  }
}
