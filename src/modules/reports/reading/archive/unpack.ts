import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { err, ok, type Result } from '../../../../core/shared/result.js';
import { UnreadableDocument, type SourceRefusal } from '../source.js';
import { Archive, type ArchiveLimits } from './archive.js';

export interface UnpackOrder {
  readonly path: string;
  /** An empty folder on this machine; files are named by number in it, never by their entry. */
  readonly folder: string;
  /** Bytes that one file may have, as for an upload. */
  readonly fileBytes: number;
}

export interface Unpacked {
  /** As in the archive, with its folders. */
  readonly name: string;
  /** Null where this entry could not be unpacked. */
  readonly path: string | null;
  readonly problem: SourceRefusal | null;
}

/** A county hands in a few hundred reports a year; three thousand entries are no accident, ten thousand are an attack. */
const LIMITS: Omit<ArchiveLimits, 'entryBytes'> = { entries: 5_000, totalBytes: 2 * 1024 ** 3, ratio: 200 };
/** What systems and programs leave in archives without anybody's wish. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.|~\$|thumbs\.db$|desktop\.ini$)/i;

/** Unpacks a zip of documents. One damaged entry stops no other; what is unsafe about the archive stops all of it. */
export async function unpack({
  path,
  folder,
  fileBytes,
}: UnpackOrder): Promise<Result<readonly Unpacked[], SourceRefusal>> {
  try {
    const archive = await Archive.open({ path }, { ...LIMITS, entryBytes: fileBytes });
    try {
      const files: Unpacked[] = [];
      for (const entry of archive.entries) {
        if (LITTER.test(entry.name)) continue;
        const target = join(folder, String(files.length));
        const problem = await write(archive.read(entry), target);
        files.push({ name: entry.name, path: problem === null ? target : null, problem });
      }
      return files.length === 0 ? err('report.archive-empty') : ok(files);
    } finally {
      archive.close();
    }
  } catch (error) {
    if (error instanceof UnreadableDocument) return err(error.code);
    throw error;
  }
}

async function write(bytes: AsyncIterable<Buffer>, target: string): Promise<SourceRefusal | null> {
  try {
    await pipeline(Readable.from(bytes), createWriteStream(target, { flags: 'wx', mode: 0o600 }));
    return null;
  } catch (error) {
    if (error instanceof UnreadableDocument) return error.code;
    throw error;
  }
}
