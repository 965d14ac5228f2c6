import type { Span } from '../../shared/span.js';

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

/** What becomes of a unit that is not kept as it is (0): folded, dropped with or without leaving a gap, a line break, or perhaps debris. */
const FOLD = 1;
const DROP = 2;
const GAP = 3;
const LINE = 4;
const BRACKET = 5;
/** `#` and `*` of Markdown before a heading. */
const MARKUP = 6;

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

/** One entry for each UTF-16 unit: a table, for every unit of the text is asked. */
const FATES = fateTable();

function fateTable(): Uint8Array {
  const fates = new Uint8Array(0x10000);
  const set = (fate: number, from: number, to = from): void => void fates.fill(fate, from, to + 1);
  set(GAP, 0, 32);
  for (const space of [0xa0, 0x1680, 0x202f, 0x205f, 0x3000]) set(GAP, space);
  set(GAP, 0x2000, 0x200a);
  for (const [from, to] of [
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
  ] as const) {
    set(DROP, from, to);
  }
  for (const invisible of [0x7f, 0xad, 0x180e, 0xfeff, 0xfffc, 0xfffd]) set(DROP, invisible);
  for (const line of [NEWLINE, 13, 0x85, 0x2028, 0x2029]) set(LINE, line);
  set(FOLD, 0xff01, 0xff5e);
  for (const code of FOLDED.keys()) set(FOLD, code);
  set(BRACKET, 0x5b);
  set(BRACKET, 0x26);
  set(MARKUP, 0x23);
  set(MARKUP, 0x2a);
  return fates;
}

/** `[bookmark: _GoBack]` and its kin, left behind by word processors when text is copied out; `&nbsp;` by web pages. */
const DEBRIS_OPEN =
  /\[(?:bookmark|toc|hyperlink|comment|image|图片):?|&(?:nbsp|ensp|emsp|thinsp|#160|#12288);/iy;
const DEBRIS_MAX = 80;

export function toMatchingCopy(original: string): MatchingCopy {
  const units = new Uint16Array(original.length);
  const offsets = new Int32Array(original.length);
  const gaps = new Uint8Array(original.length);
  let length = 0;
  let gap = 0;
  for (let i = 0; i < original.length; i++) {
    const code = original.charCodeAt(i);
    const fate = FATES[code];
    if (fate === LINE) {
      gap = 0;
      if (length === 0 || units[length - 1] === NEWLINE) continue;
      units[length] = NEWLINE;
    } else if (fate === GAP || fate === DROP || (fate === MARKUP && atLineStart(units, length))) {
      if (fate === GAP) gap = 1;
      continue;
    } else {
      const past = fate === BRACKET ? debrisEnd(original, i) : i;
      if (past > i) {
        gap = 1;
        i = past - 1;
        continue;
      }
      units[length] = fate === FOLD ? fold(code) : code;
      gaps[length] = gap;
      gap = 0;
    }
    offsets[length++] = i;
  }
  return {
    text: decode(units, length),
    offsets: offsets.subarray(0, length),
    gaps: gaps.subarray(0, length),
  };
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

function atLineStart(units: Uint16Array, length: number): boolean {
  return length === 0 || units[length - 1] === NEWLINE;
}

function fold(code: number): number {
  if (code >= 0xff01 && code <= 0xff5e) return code - 0xfee0;
  return FOLDED.get(code) ?? code;
}

function debrisEnd(original: string, at: number): number {
  DEBRIS_OPEN.lastIndex = at;
  if (!DEBRIS_OPEN.test(original)) return at;
  if (original[at] === '&') return DEBRIS_OPEN.lastIndex;
  const close = original.slice(at, at + DEBRIS_MAX).indexOf(']');
  return close < 0 ? at : at + close + 1;
}

const CHUNK = 8192;

function decode(units: Uint16Array, length: number): string {
  const parts: string[] = [];
  for (let i = 0; i < length; i += CHUNK) {
    const chunk = units.subarray(i, Math.min(length, i + CHUNK));
    parts.push(String.fromCharCode.apply(null, chunk as unknown as number[]));
  }
  return parts.join('');
}
