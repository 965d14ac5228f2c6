/** Most characters that a cell of a workbook takes. */
export const LONGEST_CELL = 32_767;
const CUT = '…（过长，已截断）';

/** What XML 1.0 cannot carry: control characters but tab and line ends, halves of surrogate pairs, two non-characters. */
const NOT_IN_XML =
  /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu;

/** A text as a cell carries it: what XML cannot hold is gone, line ends are one kind, what is too long is cut and says so. */
export function toCellText(text: string): string {
  const clean = text.replace(NOT_IN_XML, '').replace(/\r\n?/g, '\n');
  return clean.length <= LONGEST_CELL ? clean : `${clean.slice(0, LONGEST_CELL - CUT.length)}${CUT}`;
}

/** A cell without what people and programs add around a text: two that look the same are the same. */
export function canonical(text: string): string {
  return toCellText(text)
    .normalize('NFC')
    .replace(/[ \t\u3000]+$/gm, '')
    .trim();
}
