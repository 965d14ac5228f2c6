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
export const LEADS = new Uint8Array(0x10000);
for (const char of '一二三四五六七八九十(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑第问不短困原成整改具措举对任—─-其首再最●■◆▲★•·') {
  LEADS[char.charCodeAt(0)] = 1;
}
const SEQUENCE: Readonly<Record<string, number>> = { 首先: 1, 其次: 2, 再次: 3, 最后: 4 };

/** The ordinal whose form stands at `at`, whatever stands before it. */
export function ordinalAt(text: string, at: number): Marker | null {
  SCANNER.lastIndex = at;
  const match = SCANNER.exec(text);
  const index = match?.findIndex((group, place) => place > 0 && group !== undefined) ?? 0;
  const style = FORMS[index - 1]?.[0];
  if (!match || !style) return null;
  return styled(style, match[index] ?? '', { start: at, end: at + match[0].length, leads: false });
}

/** 十二 → 12; 0 where the numeral is not one. */
export function chineseNumber(numeral: string): number {
  const ten = numeral.indexOf('十');
  if (ten < 0) return numeral.length === 1 ? DIGITS.indexOf(numeral) + 1 : 0;
  const tens = ten === 0 ? 1 : DIGITS.indexOf(numeral[ten - 1] ?? '') + 1;
  const units = ten === numeral.length - 1 ? 0 : DIGITS.indexOf(numeral[ten + 1] ?? '') + 1;
  return tens * 10 + units;
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
