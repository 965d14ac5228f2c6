import { open } from 'node:fs/promises';
import type { DocumentFile } from '../document-file.js';

/** Reads a file in pieces: of a PDF full of scans only the few that describe its pages are ever asked for. */
export interface RangeReader {
  readonly size: number;
  /** Bytes `[begin, end)`. */
  read(begin: number, end: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export async function openRanges(file: DocumentFile): Promise<RangeReader> {
  if ('bytes' in file) {
    return {
      size: file.bytes.length,
      // A copy: the reader hands what it is given on to others.
      read: (begin, end) => Promise.resolve(Uint8Array.from(file.bytes.subarray(begin, end))),
      close: () => Promise.resolve(),
    };
  }
  const handle = await open(file.path);
  const { size } = await handle.stat();
  return {
    size,
    read: async (begin, end) => {
      const bytes = new Uint8Array(end - begin);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, begin);
      return bytes.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}
