import type { MatchingCopy } from './normalise.js';

/**
 * How a list is numbered. `cn` 一、 · `cnp` （一） · `num` 1. 1、 · `dec` 2.1 · `nump` （1） 1） · `circ` ① · `di` 第一， ·
 * `shi` 一是 一要 · `qi` 其一 · `seq` 首先 其次 · `dot` a bullet · `part` 第一部分 · `fault` 问题一： · `reason` 原因一： ·
 * `measure` 措施一：.
 */
export type MarkerStyle =
  | 'cn'
  | 'cnp'
  | 'num'
  | 'dec'
  | 'nump'
  | 'circ'
  | 'di'
  | 'shi'
  | 'qi'
  | 'seq'
  | 'dot'
  | 'part'
  | 'fault'
  | 'reason'
  | 'measure';

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
export const HEADING_STYLES: ReadonlySet<MarkerStyle> = new Set(['part', 'cn', 'cnp', 'num', 'dec', 'nump']);

const NEWLINE = 10;
const DIGITS = '一二三四五六七八九十';
const CN = '[一二三四五六七八九十]{1,3}';
/** Each style with the form of its ordinal; one group in each form catches the number. */
const FORMS: readonly (readonly [MarkerStyle, string])[] = [
  ['part', `第(${CN})(?:部分|章)[、:]?`],
  ['cn', `(${CN})[、.．]`],
  ['cnp', `[(]?(${CN})[)][、.]?`],
  ['dec', `\\d{1,2}[.．](\\d{1,2})(?![\\d.．%])`],
  ['num', `(\\d{1,2})(?:[.．](?!\\d)|[.．](?=20\\d\\d年)|、)`],
  ['nump', `[(]?(\\d{1,2})[)][、.]?`],
  ['circ', `([①-⑳㈠-㈩⒈-⒛])[、.]?`],
  ['di', `第(${CN})(?:件事|个方面|方面)?[、,:是](?!责任)`],
  ['fault', `(?:问题|不足|短板|困难)之?(${CN}|\\d{1,2})[:、]`],
  ['reason', `[原成]因之?(${CN}|\\d{1,2})[:、]`],
  ['measure', `(?:整改|改进|具体)?(?:措施|举措|对策|任务)之?(${CN}|\\d{1,2})[:、]`],
  ['shi', `(${CN}|[—─-])(?:是|要|则)(?!否|否则)`],
  ['qi', `其(${CN})[、,:是]`],
  ['seq', `(首先|其次|再次|最后)[,是要]`],
  ['dot', `([●■◆▲★•·])`],
];
const SCANNER = new RegExp(FORMS.map(([, form]) => form).join('|'), 'y');
/** Which UTF-16 units can begin an ordinal: a table, for every unit of the text is asked. */
const LEADS = new Uint8Array(0x10000);
for (const char of '一二三四五六七八九十(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑第问不短困原成整改具措举对任—─-其首再最●■◆▲★•·') {
  LEADS[char.charCodeAt(0)] = 1;
}
const BREAKS_BEFORE = new Set('。!?;:…"」』)》】');
/** A clause ordinal may also follow a comma: 「存在以下不足,一是…,二是…」. */
const BREAKS_BEFORE_CLAUSE = new Set('。!?;:…"」』)》】,、—|');
const SEQUENCE: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4 };

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
  SCANNER.lastIndex = at;
  const match = SCANNER.exec(text);
  if (!match) return null;
  const index = match.findIndex((group, place) => place > 0 && group !== undefined);
  const style = FORMS[index - 1]?.[0];
  if (!style || (!leads && !mayBeginInside(copy, at, style))) return null;
  if (!isSetOff(copy, { style, leads, start: at, end: SCANNER.lastIndex })) return null;
  return styled(style, match[index] ?? '', { start: at, end: SCANNER.lastIndex, leads });
}

/** Reads every ordinal of the text. One pass; overlapping ordinals are read from the left. */
export function markText(copy: MatchingCopy): MarkedCopy {
  const markers: Marker[] = [];
  let line = 0;
  let known = 0;
  for (let i = 0; i < copy.text.length; i++) {
    if (copy.text.charCodeAt(i) === NEWLINE) {
      line = i + 1;
      known = markers.length;
      continue;
    }
    const marker =
      LEADS[copy.text.charCodeAt(i)] === 1 ? (markerAt(copy, i) ?? nextInRow(copy, i, markers, known)) : null;
    if (!marker) continue;
    const before = marker.number === 2 ? markers.slice(Math.max(known, markers.length - 4)) : [];
    const glued = gluedFirst(copy.text, marker, before, line);
    if (glued) markers.push(glued);
    markers.push(marker);
    i = marker.end - 1;
  }
  return { ...copy, markers };
}

const ROW_STYLES: ReadonlySet<MarkerStyle> = new Set(['num', 'nump', 'cnp']);

/** 「1.力量不足,2.宣传不深」: behind a comma a number counts only where it goes on with the list of its own line. */
function nextInRow(copy: MatchingCopy, at: number, markers: readonly Marker[], known: number): Marker | null {
  if (copy.text[at - 1] !== ',') return null;
  SCANNER.lastIndex = at;
  const match = SCANNER.exec(copy.text);
  const index = match?.findIndex((group, place) => place > 0 && group !== undefined) ?? 0;
  const style = FORMS[index - 1]?.[0];
  if (!match || !style || !ROW_STYLES.has(style)) return null;
  const marker = styled(style, match[index] ?? '', { start: at, end: at + match[0].length, leads: false });
  if (marker.number === 1) return secondFollows(copy.text, marker, match[0]) ? marker : null;
  const before = markers.length > known ? markers.at(-1) : undefined;
  return before?.style === style && marker.number === before.number + 1 ? marker : null;
}

const ROW_REACH = 400;

/** 「认真解决上述问题,(1)充实力量,(2)深化普法」: the second of its kind on the same line proves the first. */
function secondFollows(text: string, first: Marker, printed: string): boolean {
  const second = printed.replace(/[1一]/, (one) => (one === '1' ? '2' : '二'));
  const rest = text.slice(first.end, first.end + ROW_REACH);
  const line = rest.indexOf('\n');
  const within = line < 0 ? rest : rest.slice(0, line);
  return [',', ';', '。'].some((mark) => within.includes(mark + second));
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

/** 十二 → 12; 0 where the numeral is not one. */
export function chineseNumber(numeral: string): number {
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? DIGITS.indexOf(numeral) + 1 : 0;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(numeral[ten - 1] ?? '') + 1;
  const units = ten === numeral.length - 1 ? 0 : DIGITS.indexOf(numeral[ten + 1] ?? '') + 1;
  return tens * 10 + units;
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

function styled(name: MarkerStyle, value: string, place: Pick<Marker, 'start' | 'end' | 'leads'>): Marker {
  switch (name) {
    case 'num':
    case 'dec':
    case 'nump':
      return { style: name, number: Number(value), ...place };
    case 'circ':
      return { ...circled(value.charCodeAt(0)), ...place };
    case 'seq':
      return { style: name, number: SEQUENCE[value] ?? 0, ...place };
    case 'dot':
      return { style: name, number: 0, ...place };
    default:
      return { style: name, number: numberOf(value), ...place };
  }
}

function numberOf(value: string): number {
  if (/[—─-]/.test(value)) return 1;
  return /\d/.test(value) ? Number(value) : chineseNumber(value);
}

function circled(code: number): Pick<Marker, 'style' | 'number'> {
  if (code >= 0x3220 && code <= 0x3229) return { style: 'cnp', number: code - 0x321f };
  if (code >= 0x2488 && code <= 0x249b) return { style: 'num', number: code - 0x2487 };
  return { style: 'circ', number: code - 0x245f };
}
