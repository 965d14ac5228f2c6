import type { Tables } from './tables.js';

/** Rows of one table, ready for COPY. */
export interface TablePortion {
  readonly name: string;
  readonly statement: string;
  readonly rows: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What the thread that makes the data up sends: the next portion, or that it was the last. */
export type FromThread = { readonly portion: readonly TablePortion[] } | { readonly newestEventId: number };

/** Takes out of the tables what was added since the last time. */
export function takePortion(tables: Tables): TablePortion[] {
  return Object.values(tables)
    .filter(({ rows }) => rows > 0)
    .map((table) => ({
      name: table.name,
      statement: table.statement,
      rows: table.rows,
      bytes: table.take(),
    }));
}
