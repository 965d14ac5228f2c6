import type { MatchingCopy } from './normalise.js';
import { HEADING_STYLES, LEADS, type Marker, type MarkerStyle, ordinalAt } from './ordinals.js';

const NEWLINE = 10;
const BREAKS_BEFORE = new Set('。!?;:…"」』)》】');
/** A clause ordinal may also follow a comma: 「存在以下不足,一是…,二是…」. */
const BREAKS_BEFORE_CLAUSE = new Set('。!?;:…"」』)》】,、—|');

/** The matching copy with its ordinals read once. */
export interface MarkedCopy extends MatchingCopy {
  /** In text order. */
  readonly markers: readonly Marker[];
}

/** The ordinal that stands at `at`, judged by its own form and by what stands before it; null where there is none. */
export function markerAt(copy: MatchingCopy, at: number): Marker | null {
  const { text } = copy;
  if (LEADS[text.charCodeAt(at)] !== 1) return null;
  const leads = at === 0 || text.charCodeAt(at - 1) === NEWLINE;
  if (!leads && !mayBreakBefore(copy, at)) return null;
  const marker = ordinalAt(text, at);
  if (!marker || (!leads && !mayBeginInside(copy, at, marker.style))) return null;
  return isSetOff(copy, { ...marker, leads }) ? { ...marker, leads } : null;
}

/** Reads every ordinal of the text. One pass; overlapping ordinals are read from the left. */
export function markText(copy: MatchingCopy): MarkedCopy {
  const markers: Marker[] = [];
  let line = 0;
  let known = 0;
  let inner: Marker | null = null;
  for (let i = 0; i < copy.text.length; i++) {
    if (copy.text.charCodeAt(i) === NEWLINE) {
      line = i + 1;
      known = markers.length;
      continue;
    }
    if (LEADS[copy.text.charCodeAt(i)] !== 1) continue;
    const marker = inner?.start === i ? inner : (markerAt(copy, i) ?? nextInRow(copy, i, markers, known));
    if (!marker) continue;
    const before = marker.number === 2 ? markers.slice(Math.max(known, markers.length - 4)) : [];
    const glued = gluedFirst(copy.text, marker, before, line);
    if (glued) markers.push(glued);
    markers.push(marker);
    if (marker.style === 'cn' || marker.style === 'part') inner = gluedInner(copy.text, marker.end);
    i = marker.end - 1;
  }
  return { ...copy, markers };
}

const ROW_STYLES: ReadonlySet<MarkerStyle> = new Set(['num', 'nump', 'cnp']);

/** 「1.力量不足,2.宣传不深」: behind a comma a number counts only where it goes on with the list of its own line. */
function nextInRow(copy: MatchingCopy, at: number, markers: readonly Marker[], known: number): Marker | null {
  if (copy.text[at - 1] !== ',') return null;
  const marker = ordinalAt(copy.text, at);
  if (!marker || !ROW_STYLES.has(marker.style)) return null;
  if (marker.number === 1) return secondFollows(copy.text, marker) ? marker : null;
  const before = markers.length > known ? markers.at(-1) : undefined;
  return before?.style === marker.style && marker.number === before.number + 1 ? marker : null;
}

const ROW_REACH = 400;

/** 「认真解决上述问题,(1)充实力量,(2)深化普法」: the second of its kind on the same line proves the first. */
function secondFollows(text: string, first: Marker): boolean {
  const rest = text.slice(first.end, first.end + ROW_REACH);
  const line = rest.indexOf('\n');
  return includesSecond(text, first, line < 0 ? rest : rest.slice(0, line), [',', ';', '。']);
}

const SECOND: Readonly<Record<string, string>> = { 一: '二', '1': '2', '㈠': '㈡', '⒈': '⒉' };

/** Whether the second of the list that `first` begins stands in `within`, behind one of the `marks`. */
function includesSecond(text: string, { start, end }: Marker, within: string, marks: string[]): boolean {
  const second = text.slice(start, end).replace(/[一1㈠⒈]/, (one) => SECOND[one] ?? one);
  return marks.some((mark) => within.includes(mark + second));
}

/** The ordinals that stand in `[start, end)`, in order. */
export function markersIn({ markers }: MarkedCopy, start: number, end: number): Marker[] {
  const found: Marker[] = [];
  for (let i = firstAtOrAfter(markers, start); i < markers.length; i++) {
    const marker = markers[i];
    if (!marker || marker.end > end) break;
    found.push(marker);
  }
  return found;
}

function firstAtOrAfter(markers: readonly Marker[], at: number): number {
  let [low, high] = [0, markers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((markers[middle]?.start ?? Infinity) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const INNER_HEADING_MAX = 30;
const INNER_REACH = 3000;

/** 「二、存在的问题(一)意识不强。…(二)力量不足。」: the heading runs into the first of its list, which a second one proves. */
function gluedInner(text: string, from: number): Marker | null {
  for (let at = from; at < Math.min(text.length, from + INNER_HEADING_MAX); at++) {
    if (/[。;:,\d\n]/.test(text[at] ?? '') && !/1[、.](?!\d)/y.test(text.slice(at, at + 3))) return null;
    if (at < from + 4 || LEADS[text.charCodeAt(at)] !== 1 || /[第条款项\d]/.test(text[at - 1] ?? ''))
      continue;
    const first = ordinalAt(text, at);
    if (!first || first.number !== 1 || !ROW_STYLES.has(first.style)) continue;
    const rest = text.slice(first.end, first.end + INNER_REACH);
    return includesSecond(text, first, rest, ['。', ';', '\n']) ? first : null;
  }
  return null;
}

const GLUED_REACH = 1000;

/** 「存在的不足一是…。二是…」: a second clause proves the first, though its heading runs straight into it. */
function gluedFirst(text: string, second: Marker, known: readonly Marker[], line: number): Marker | null {
  if (second.style !== 'shi' || second.number !== 2) return null;
  const before = known.findLast((marker) => marker.style === 'shi' || HEADING_STYLES.has(marker.style));
  if (before?.style === 'shi' && before.number === 1) return null;
  const from = Math.max(known.at(-1)?.end ?? line, second.start - GLUED_REACH);
  const at = text.slice(from, second.start).lastIndexOf('一是');
  if (at < 0 || /[统唯专单同万第]/.test(text[from + at - 1] ?? '')) return null;
  return { style: 'shi', number: 1, start: from + at, end: from + at + 2, leads: false };
}

/** The cheap half of the question: a break of some kind stands before `at`. */
function mayBreakBefore(copy: MatchingCopy, at: number): boolean {
  return (
    copy.gaps[at] === 1 || BREAKS_BEFORE_CLAUSE.has(copy.text[at - 1] ?? '') || isHeadingGlued(copy.text, at)
  );
}

const CLAUSE_STYLES: ReadonlySet<MarkerStyle> = new Set([
  'shi',
  'qi',
  'di',
  'circ',
  'fault',
  'reason',
  'measure',
]);

function mayBeginInside(copy: MatchingCopy, at: number, style: MarkerStyle): boolean {
  const before = copy.text[at - 1] ?? '';
  // 「…全过程,首先,压实责任」: behind a comma the word counts only where a comma sets it off again.
  const clause = CLAUSE_STYLES.has(style) || (style === 'seq' && copy.text[at + 2] === ',');
  const breaks = clause ? BREAKS_BEFORE_CLAUSE : BREAKS_BEFORE;
  if (breaks.has(before)) return style === 'seq' || !isCitation(copy.text, at, before);
  if (style === 'cn' && isHeadingGlued(copy.text, at)) return true;
  if (copy.gaps[at] !== 1 || /[\d第]/.test(before)) return false;
  // 「共 (12) 件」 is a number in brackets; only a first one may begin a list after nothing but white space.
  return style !== 'nump' || copy.text.startsWith('(1)', at);
}

/**
 * 「2.1 规范执法」 is an ordinal where a space follows it at the head of a line, 「2.1亿元」 is a figure; 「问题一、…」 is one
 * where it opens the line in one piece, while in 「存在问题 1、…」 a heading and the first ordinal stand side by side.
 */
function isSetOff(copy: MatchingCopy, marker: Pick<Marker, 'style' | 'leads' | 'start' | 'end'>): boolean {
  const { style, leads, start, end } = marker;
  if (style === 'dec') return leads && copy.gaps[end] === 1;
  if (!LABELS.has(style) || copy.text[end - 1] === ':') return true;
  return leads && !copy.gaps.subarray(start + 1, end).includes(1);
}

const LABELS: ReadonlySet<MarkerStyle> = new Set(['fault', 'reason', 'measure']);

const GLUED_HEADING =
  /[二三四五六七八九十]{1,2}、(?=存在|下一?步|20\d\d年|今后|党政主要|主要(?:问题|不足)|工作中?的?(?:问题|不足)|明年|上一?年度|问题和|不足)/y;

/** 「…有效提升二、存在的问题」: no break stands before it, yet the words can only be a part's heading. */
function isHeadingGlued(text: string, at: number): boolean {
  GLUED_HEADING.lastIndex = at;
  return (
    /[\u4e00-\u9fff\d%]/.test(text[at - 1] ?? '') &&
    !/[第一二三四五六七八九十]/.test(text[at - 1] ?? '') &&
    GLUED_HEADING.test(text)
  );
}

/** 「第(一)项」, 《…》(二) and quoted numbers are not ordinals of this document. */
function isCitation(text: string, at: number, before: string): boolean {
  return before === ')' && text[at] === '(' && text[at - 2] !== '。' && /\d/.test(text[at + 1] ?? '');
}
