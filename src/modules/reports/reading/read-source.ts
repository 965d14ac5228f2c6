import { err, ok, type Result } from '../../../core/shared/result.js';
import { looksLikeHtml, readHtml } from './html/read-html.js';
import { familyOf } from './sniff.js';
import { MAX_SOURCE_BYTES, type SourceRefusal, type SourceText } from './source.js';
import { byteOrigins } from './text/byte-origins.js';
import { decode } from './text/decode.js';

/**
 * Turns the bytes of a text file or a page into text, at once and here: UTF-8 with or without byte order mark, UTF-16 with
 * one, GB18030, and HTML in any of them. The type is judged by the content, never by the name; for documents of other
 * formats, which are refused here, see `readDocument`.
 */
export function readSource(bytes: Uint8Array): Result<SourceText, SourceRefusal> {
  if (bytes.length === 0) return err('report.empty-file');
  if (bytes.length > MAX_SOURCE_BYTES) return err('report.file-too-large');
  const family = familyOf(bytes);
  if (family !== 'text') return err(family === 'binary' ? 'report.binary-file' : 'report.unsupported-format');
  const decoded = decode(bytes);
  if (!decoded) return err('report.undecodable-text');
  const { text, encoding } = decoded;
  // No text has it, no database keeps it; only the beginning was looked at so far.
  if (text.includes('\0')) return err('report.binary-file');
  const source: SourceText = looksLikeHtml(text)
    ? { ...readHtml(text), encoding, mediaType: 'text/html', notices: [] }
    : { text, origins: byteOrigins(bytes, text, encoding), encoding, mediaType: 'text/plain', notices: [] };
  return /\S/.test(source.text) ? ok(source) : err('report.empty-file');
}
