import type { MatchingCopy } from './normalise.js';

/**
 * How a list is numbered. `cn` 一、 · `cnp` （一） · `num` 1. 1、 · `nump` （1） 1） · `circ` ① · `di` 第一， ·
 * `shi` 一是 一要 · `qi` 其一 · `seq` 首先 其次 · `dot` a bullet · `part` 第一部分.
 */
export type MarkerStyle =
  'cn' | 'cnp' | 'num' | 'nump' | 'circ' | 'di' | 'shi' | 'qi' | 'seq' | 'dot' | 'part';

export interface Marker {
  readonly style: MarkerStyle;
  readonly number: number;
  /** Offsets in the matching copy: the ordinal as printed is `[start, end)`. */
  readonly start: number;
  readonly end: number;
  /** It stands at the beginning of a line. */
  readonly leads: boolean;
}

/** Styles that officials use for headings; the others number clauses inside a paragraph. */
export const HEADING_STYLES: ReadonlySet<MarkerStyle> = new Set(['part', 'cn', 'cnp', 'num', 'nump']);

const DIGITS = '一二三四五六七八九十';
const CN = '[一二三四五六七八九十]{1,3}';
const SCANNER = new RegExp(
  [
    `第(?<part>${CN})(?:部分|章)[、:]?`,
    `(?<cn>${CN})[、.．]`,
    `[(]?(?<cnp>${CN})[)][、.]?`,
    `(?<num>\\d{1,2})(?:[.．](?!\\d)|、)`,
    `[(]?(?<nump>\\d{1,2})[)][、.]?`,
    `(?<circ>[①-⑳㈠-㈩⒈-⒛])[、.]?`,
    `第(?<di>${CN})[、,:是](?!责任)`,
    `(?<shi>${CN}|[—─-])(?:是|要|则)(?!否|否则)`,
    `其(?<qi>${CN})[、,:是]`,
    `(?<seq>首先|其次|再次|最后)[,是要]`,
    `(?<dot>[●■◆▲★•·])`,
  ].join('|'),
  'y',
);
const LEADS = new Set(
  '一二三四五六七八九十(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑第—─-其首再最●■◆▲★•·',
);
const BREAKS_BEFORE = new Set('。!?;:…"」』)》】');
/** A clause ordinal may also follow a comma: 「存在以下不足,一是…,二是…」. */
const BREAKS_BEFORE_CLAUSE = new Set('。!?;:…"」』)》】,、—|');
const SEQUENCE: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4 };

/** The ordinal that stands at `at`, judged by its own form and by what stands before it; null where there is none. */
export function markerAt(copy: MatchingCopy, at: number): Marker | null {
  const { text } = copy;
  const first = text[at];
  if (first === undefined || !LEADS.has(first)) return null;
  SCANNER.lastIndex = at;
  const groups = SCANNER.exec(text)?.groups;
  if (!groups) return null;
  const found = Object.entries(groups).find(([, value]) => value !== undefined);
  if (!found) return null;
  const [name, value] = [found[0] as MarkerStyle, found[1] ?? ''];
  const leads = at === 0 || text[at - 1] === '\n';
  if (!leads && !mayBeginInside(copy, at, name)) return null;
  return styled(name, value, { start: at, end: SCANNER.lastIndex, leads });
}

/** Every ordinal in `[start, end)`, in order. One pass; overlapping ordinals are read from the left. */
export function markersIn(copy: MatchingCopy, start: number, end: number): Marker[] {
  const markers: Marker[] = [];
  for (let i = start; i < end; i++) {
    const marker = markerAt(copy, i);
    if (!marker || marker.end > end) continue;
    const glued = gluedFirst(copy.text, marker, markers, start);
    if (glued) markers.push(glued);
    markers.push(marker);
    i = marker.end - 1;
  }
  return markers;
}

const GLUED_REACH = 1000;

/** 「存在的不足一是…。二是…」: a second clause proves the first, though its heading runs straight into it. */
function gluedFirst(text: string, second: Marker, known: readonly Marker[], start: number): Marker | null {
  if (second.style !== 'shi' || second.number !== 2) return null;
  const before = known.findLast((marker) => marker.style === 'shi' || HEADING_STYLES.has(marker.style));
  if (before?.style === 'shi' && before.number === 1) return null;
  const at = text.lastIndexOf('一是', second.start - 1);
  if (at < Math.max(known.at(-1)?.end ?? start, second.start - GLUED_REACH)) return null;
  return /[统唯专单同万第]/.test(text[at - 1] ?? '')
    ? null
    : { style: 'shi', number: 1, start: at, end: at + 2, leads: false };
}

/** 十二 → 12; 0 where the numeral is not one. */
export function chineseNumber(numeral: string): number {
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? DIGITS.indexOf(numeral) + 1 : 0;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(numeral[ten - 1] ?? '') + 1;
  const units = ten === numeral.length - 1 ? 0 : DIGITS.indexOf(numeral[ten + 1] ?? '') + 1;
  return tens * 10 + units;
}

function mayBeginInside(copy: MatchingCopy, at: number, style: MarkerStyle): boolean {
  if (style === 'dot') return false;
  const before = copy.text[at - 1] ?? '';
  if (style === 'seq') return BREAKS_BEFORE.has(before) || copy.gaps[at] === 1;
  const clause = style === 'shi' || style === 'qi' || style === 'di' || style === 'circ';
  if ((clause ? BREAKS_BEFORE_CLAUSE : BREAKS_BEFORE).has(before)) return !isCitation(copy.text, at, before);
  return copy.gaps[at] === 1 && style !== 'nump' && !/[\d第]/.test(before);
}

/** 「第(一)项」, 《…》(二) and quoted numbers are not ordinals of this document. */
function isCitation(text: string, at: number, before: string): boolean {
  return before === ')' && text[at] === '(' && text[at - 2] !== '。' && /\d/.test(text[at + 1] ?? '');
}

function styled(name: MarkerStyle, value: string, place: Pick<Marker, 'start' | 'end' | 'leads'>): Marker {
  switch (name) {
    case 'num':
    case 'nump':
      return { style: name, number: Number(value), ...place };
    case 'circ':
      return { ...circled(value.charCodeAt(0)), ...place };
    case 'seq':
      return { style: name, number: SEQUENCE[value] ?? 0, ...place };
    case 'dot':
      return { style: name, number: 0, ...place };
    default:
      return { style: name, number: /[—─-]/.test(value) ? 1 : chineseNumber(value), ...place };
  }
}

function circled(code: number): Pick<Marker, 'style' | 'number'> {
  if (code >= 0x3220 && code <= 0x3229) return { style: 'cnp', number: code - 0x321f };
  if (code >= 0x2488 && code <= 0x249b) return { style: 'num', number: code - 0x2487 };
  return { style: 'circ', number: code - 0x245f };
}
