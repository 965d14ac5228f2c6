import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ByteRange, FileStore } from '../files/index.js';
import { Problem } from './problem.js';

export interface FileToSend {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly fileName: string;
  readonly mediaType: string;
  /** Shown in the browser; else handed over to be saved. */
  readonly isShown: boolean;
  /** Made by the program itself: its type is what it says, and is told also where it is saved. */
  readonly isMade?: boolean;
}

/** No script, no request of its own, no form: also what a browser takes for a page can do nothing. */
const SANDBOX =
  "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/**
 * Answers with a file of the store: the hash is its ETag, one range may be asked for (RFC 9110 section 14), the name travels
 * by RFC 8187. What somebody handed in and is not shown goes out as bytes of no type.
 * @returns nothing where the reader has the file already (304)
 * @throws Problem `file.range-invalid` where the range lies beyond the end
 */
export async function sendFile(
  files: FileStore,
  file: FileToSend,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
): Promise<StreamableFile | undefined> {
  const etag = `"${file.sha256}"`;
  void reply.headers({
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, no-cache',
    'content-type': file.isShown || file.isMade === true ? file.mediaType : 'application/octet-stream',
    'content-disposition': contentDisposition(file),
    'content-security-policy': SANDBOX,
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'SAMEORIGIN',
  });
  if (namesTag(request.headers['if-none-match'], etag)) {
    void reply.status(304);
    return undefined;
  }
  const range = rangeOf(request, file, etag);
  if (range === null) {
    void reply.header('content-length', file.sizeBytes);
    return new StreamableFile(await files.open(file.sha256));
  }
  void reply.status(206).headers({
    'content-length': range.end - range.start + 1,
    'content-range': `bytes ${range.start}-${range.end}/${file.sizeBytes}`,
  });
  return new StreamableFile(await files.open(file.sha256, range));
}

/** The name twice: in ASCII for old readers, and whole in UTF-8 (RFC 6266 and RFC 8187). */
export function contentDisposition({ fileName, isShown }: Pick<FileToSend, 'fileName' | 'isShown'>): string {
  const ascii = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const whole = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${whole}`;
}

function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** Null: the whole file, also where the header is of a kind that may be ignored (several ranges, another unit, another version). */
function rangeOf(request: FastifyRequest, { sizeBytes }: FileToSend, etag: string): ByteRange | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  const isOfThisVersion = [undefined, etag].includes(request.headers['if-range'] as string | undefined);
  if (match === null || match[0] === 'bytes=-' || !isOfThisVersion) return null;
  const [, first = '', last = ''] = match;
  const end = sizeBytes - 1;
  const range =
    first === ''
      ? { start: Math.max(0, sizeBytes - Number(last)), end }
      : { start: Number(first), end: last === '' ? end : Math.min(Number(last), end) };
  if (range.start > range.end) throw new Problem('file.range-invalid', { sizeBytes });
  return range;
}
