/** First bytes of formats that hold reports but that are not read yet, or that can hold none. */
const DOCUMENTS: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // %PDF
  [0x50, 0x4b, 0x03, 0x04], // zip: docx, ofd, wps
  [0x50, 0x4b, 0x05, 0x06], // empty zip
  [0xd0, 0xcf, 0x11, 0xe0], // OLE: doc, wps, xls
  [0x7b, 0x5c, 0x72, 0x74, 0x66], // {\rtf
  [0x52, 0x61, 0x72, 0x21], // Rar!
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
];

const PROBE_BYTES = 64 * 1024;
/** Tab, line feed, form feed, carriage return and escape stand in text files; other controls do not. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 27]);

/** Why these bytes are no text: a document format of another kind, or a binary renamed; null where they may be text. */
export function sniffForeignFormat(
  bytes: Uint8Array,
): 'report.unsupported-format' | 'report.binary-file' | null {
  if (DOCUMENTS.some((magic) => magic.every((byte, index) => bytes[index] === byte))) {
    return 'report.unsupported-format';
  }
  return !hasUtf16Mark(bytes) && hasControls(bytes.subarray(0, PROBE_BYTES)) ? 'report.binary-file' : null;
}

export function hasUtf16Mark(bytes: Uint8Array): boolean {
  return (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
}

function hasControls(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) {
    if (byte === 0) return true;
    if (byte < 32 && !TEXT_CONTROLS.has(byte)) controls++;
  }
  return controls * 200 > bytes.length;
}
