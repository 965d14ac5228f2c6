import iconv from 'iconv-lite';
import { hasUtf16Mark } from '../sniff.js';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface Decoded {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: Encoding;
}

/** The text of the bytes, or null where they are text in no encoding that officials' machines write. */
export function decode(bytes: Uint8Array): Decoded | null {
  if (hasUtf16Mark(bytes)) return decodeUtf16(bytes);
  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== null) return isPlausible(utf8) ? { text: utf8, encoding: 'utf-8' } : null;
  const gb = iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), 'gb18030');
  return !gb.includes('\uFFFD') && isChineseProse(gb) ? { text: gb, encoding: 'gb18030' } : null;
}

function decodeUtf16(bytes: Uint8Array): Decoded | null {
  const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
  const text = decodeStrictly(bytes, encoding);
  return text === null ? null : { text, encoding };
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Valid UTF-8 full of replacement marks was damaged before it came here. */
function isPlausible(text: string): boolean {
  const marks = text.split('\uFFFD').length - 1;
  return marks * 200 <= text.length;
}

const PROBE = 20_000;
/** The commonest characters and marks of written Chinese make up a fifth of any prose, and next to nothing of noise. */
const COMMON = new Set('的一是在不了有和人这中大为上国我以要他会政法治行工作、,。，；：;:0123456789\n ');

/** Nearly any bytes decode as GB18030: only text that reads like Chinese (or plain ASCII) counts. */
function isChineseProse(text: string): boolean {
  const probe = text.slice(0, PROBE);
  let common = 0;
  let strange = 0;
  for (const char of probe) {
    if (COMMON.has(char)) common++;
    else if (isStrange(char.codePointAt(0) ?? 0)) strange++;
  }
  return common * 12 >= probe.length && strange * 20 <= probe.length;
}

function isStrange(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return false;
  if (code >= 0x20 && code < 0x7f) return false;
  if (code >= 0x2000 && code <= 0x303f) return false;
  return !(code >= 0xff00 && code <= 0xffef) && !(code < 0x20);
}
