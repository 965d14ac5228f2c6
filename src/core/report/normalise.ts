import type { Span } from '../shared/span.js';

/**
 * The working copy that the rules read: full-width forms folded to ASCII (NFKC widths), white space, invisible
 * characters and Word debris dropped, lines kept. The stored original is never touched; every offset maps back.
 */
export interface MatchingCopy {
  readonly text: string;
  /** For each unit of `text` its offset in the original. */
  readonly offsets: Int32Array;
  /** 1 where white space was dropped just before this unit: the only trace of a missing line break. */
  readonly gaps: Uint8Array;
}

const NEWLINE = 10;
const DROP = 0;
const GAP = 1;
const KEEP = 2;

const WHITE_SPACE = new Set([9, 11, 12, 32, 0xa0, 0x1680, 0x202f, 0x205f, 0x3000]);
const INVISIBLE = new Set([0xad, 0x180e, 0x2060, 0xfeff, 0xfffc, 0xfffd]);
const FOLDED = new Map<number, number>(
  Object.entries({
    '“': '"',
    '”': '"',
    '″': '"',
    '＂': '"',
    '﹕': ':',
    '﹔': ';',
    '﹐': ',',
    '﹑': '、',
    '､': '、',
    '｡': '。',
    '﹙': '(',
    '﹚': ')',
    '⑴': '①',
    '⑵': '②',
    '⑶': '③',
    '⑷': '④',
    '⑸': '⑤',
    '⑹': '⑥',
    '⑺': '⑦',
    '⑻': '⑧',
    '⑼': '⑨',
    '⑽': '⑩',
  }).map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)]),
);

/** `[bookmark: _GoBack]` and its kin, left behind by word processors when text is copied out. */
const DEBRIS_OPEN = /\[(?:bookmark|toc|hyperlink|comment|image|图片):?/iy;
const DEBRIS_MAX = 80;

export function toMatchingCopy(original: string): MatchingCopy {
  const units = new Uint16Array(original.length);
  const offsets = new Int32Array(original.length);
  const gaps = new Uint8Array(original.length);
  let length = 0;
  let gap = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    if (isLineBreak(code)) {
      if (length > 0 && units[length - 1] !== NEWLINE) length = put(length, NEWLINE, i);
      gap = 0;
      continue;
    }
    const fate = fateOf(code);
    if (fate !== KEEP) {
      gap |= fate;
      continue;
    }
    const debris = code === 91 ? debrisEnd(original, i) : i;
    if (debris > i) {
      i = debris - 1;
      continue;
    }
    gaps[length] = gap;
    gap = 0;
    length = put(length, fold(code), i);
  }
  return {
    text: decode(units, length),
    offsets: offsets.subarray(0, length),
    gaps: gaps.subarray(0, length),
  };

  function put(at: number, unit: number, from: number): number {
    units[at] = unit;
    offsets[at] = from;
    return at + 1;
  }
}

/** The span in the original of `[start, end)` in the copy; white space and debris at both ends stay outside. */
export function toOriginalSpan(copy: MatchingCopy, start: number, end: number): Span {
  let [first, stop] = [start, end];
  while (first < stop && copy.text.charCodeAt(first) === NEWLINE) first++;
  while (stop > first && copy.text.charCodeAt(stop - 1) === NEWLINE) stop--;
  const from = copy.offsets[first] ?? 0;
  const last = copy.offsets[Math.max(first, stop - 1)] ?? from;
  return { start: from, end: stop > first ? last + 1 : from };
}

function isLineBreak(code: number): boolean {
  return code === NEWLINE || code === 13 || code === 0x2028 || code === 0x2029 || code === 0x85;
}

function fateOf(code: number): typeof DROP | typeof GAP | typeof KEEP {
  if (code < 32) return GAP;
  if (WHITE_SPACE.has(code)) return GAP;
  if (code >= 0x2000 && code <= 0x200a) return GAP;
  if ((code >= 0x200b && code <= 0x200f) || (code >= 0x202a && code <= 0x202e)) return DROP;
  if (code >= 0x2061 && code <= 0x206f) return DROP;
  return INVISIBLE.has(code) ? DROP : KEEP;
}

function fold(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return FOLDED.get(code) ?? code;
}

function debrisEnd(original: string, at: number): number {
  DEBRIS_OPEN.lastIndex = at;
  if (!DEBRIS_OPEN.test(original)) return at;
  const close = original.indexOf(']', at);
  return close > 0 && close - at <= DEBRIS_MAX ? close + 1 : at;
}

const CHUNK = 8192;

function decode(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += CHUNK) {
    parts.push(String.fromCharCode(...units.subarray(i, Math.min(length, i + CHUNK))));
  }
  return parts.join('');
}
