import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { qualified } from './catalogue.queries.js';
import type { TableShape } from './manifest.js';

export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
}

/** The disk is faster than the compressor: the least of it takes most of the air out of rows. */
const GZIP_LEVEL = 1;

/** Streams the rows into a compressed file that is there whole or not at all. */
export async function writeTable(client: Client, shape: TableShape, path: string): Promise<WrittenFile> {
  const rows = client.query(copyTo(`copy ${target(shape)} to stdout`));
  const draft = `${path}.part`;
  const measure = new Measure();
  await pipeline(
    rows,
    createGzip({ level: GZIP_LEVEL }),
    measure,
    createWriteStream(draft, { mode: 0o600, flush: true }),
  );
  await rename(draft, path);
  return measure.result();
}

/** @returns how many rows were loaded */
export async function loadTable(client: Client, shape: TableShape, path: string): Promise<number> {
  const sink = client.query(copyFrom(`copy ${target(shape)} from stdin`));
  await pipeline(createReadStream(path), createGunzip(), sink);
  return sink.rowCount;
}

export async function measureFile(path: string): Promise<WrittenFile> {
  const measure = new Measure();
  await pipeline(createReadStream(path), measure, async function discard(source) {
    for await (const chunk of source) void chunk;
  });
  return measure.result();
}

function target(shape: TableShape): string {
  return `${qualified(shape)} (${shape.columns.map(({ name }) => escapeIdentifier(name)).join(', ')})`;
}

class Measure extends Transform {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (e: null, c: Buffer) => void): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  result(): WrittenFile {
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}
