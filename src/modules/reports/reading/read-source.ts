import { err, ok, type Result } from '../../../core/shared/result.js';
import { decode, type Encoding } from './decode.js';
import { looksLikeHtml, textOfHtml } from './html.js';
import { sniffForeignFormat } from './signatures.js';

export interface SourceText {
  /** What every span points into: the decoded file, or the text taken from the page where the file is HTML. */
  readonly text: string;
  readonly encoding: Encoding;
  readonly mediaType: 'text/plain' | 'text/html';
}

export type SourceRefusal =
  | 'report.empty-file'
  | 'report.file-too-large'
  | 'report.binary-file'
  | 'report.unsupported-format'
  | 'report.undecodable-text';

/** 20 MiB: a hundred times the longest report seen. */
export const MAX_SOURCE_BYTES = 20 * 1024 * 1024;

/**
 * Turns the bytes of a file into text. The type is judged by the content, never by the name: UTF-8 with or without
 * byte order mark, UTF-16 with one, GB18030, and HTML in any of them.
 */
export function readSource(bytes: Uint8Array): Result<SourceText, SourceRefusal> {
  if (bytes.length === 0) return err('report.empty-file');
  if (bytes.length > MAX_SOURCE_BYTES) return err('report.file-too-large');
  const foreign = sniffForeignFormat(bytes);
  if (foreign) return err(foreign);
  const decoded = decode(bytes);
  if (!decoded) return err('report.undecodable-text');
  const { text, encoding } = decoded;
  const source: SourceText = looksLikeHtml(text)
    ? { text: textOfHtml(text), encoding, mediaType: 'text/html' }
    : { text, encoding, mediaType: 'text/plain' };
  return /\S/.test(source.text) ? ok(source) : err('report.empty-file');
}
