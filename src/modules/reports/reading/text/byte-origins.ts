import { MOST_RUNS, type OriginMap } from '../origin.js';
import type { Encoding } from './decode.js';

const LINE_FEED = 10;
const MARK_BYTES: Readonly<Record<Encoding, number>> = {
  'utf-8': 3,
  'utf-16le': 2,
  'utf-16be': 2,
  gb18030: 0,
};

/**
 * Where each line of the text begins in the bytes. A line feed is one byte in UTF-8 and in GB18030 and part of no other
 * character, so lines can be counted off on both sides; UTF-16 is two bytes a unit.
 */
export function byteOrigins(bytes: Uint8Array, text: string, encoding: Encoding): OriginMap {
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const start = startsWithMark(bytes, encoding) ? MARK_BYTES[encoding] : 0;
  const runs: number[][] = [[0, start]];
  let byte = start;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    byte = wide ? start + 2 * (at + 1) : bytes.indexOf(LINE_FEED, byte) + 1;
    runs.push([at + 1, byte]);
    if (runs.length > MOST_RUNS) return { unit: 'byte', runs: [] };
  }
  return { unit: 'byte', runs };
}

function startsWithMark(bytes: Uint8Array, encoding: Encoding): boolean {
  return encoding === 'utf-8'
    ? bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
    : encoding !== 'gb18030';
}
