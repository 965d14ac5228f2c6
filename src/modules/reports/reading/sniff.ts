/** What the first bytes say a file is; the name is never asked. */
export type Family = 'zip' | 'ole' | 'pdf' | 'mhtml' | 'foreign' | 'binary' | 'text';

const MAGIC: readonly (readonly [Family, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['zip', [0x50, 0x4b, 0x07, 0x08]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0]],
  ['foreign', [0x7b, 0x5c, 0x72, 0x74, 0x66]], // {\rtf
  ['foreign', [0x52, 0x61, 0x72, 0x21]], // Rar!
  ['foreign', [0x37, 0x7a, 0xbc, 0xaf]], // 7z
  ['foreign', [0x1f, 0x8b]], // gzip
];

/** So much of the beginning is enough for `familyOf`. */
export const PROBE_BYTES = 64 * 1024;
/** Scanners and mail gateways put a few bytes before the mark of a PDF; readers look this far. */
const PDF_MARK_WITHIN = 1024;
const MHTML_WITHIN = 4096;
/** Tab, line feed, form feed, carriage return and escape stand in text files; other controls do not. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 27]);

/** @param head the first `PROBE_BYTES` of the file, or all of it */
export function familyOf(head: Uint8Array): Family {
  const known = MAGIC.find(([, magic]) => magic.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known[0];
  const latin = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, MHTML_WITHIN)).toString(
    'latin1',
  );
  if (latin.slice(0, PDF_MARK_WITHIN).includes('%PDF-')) return 'pdf';
  if (
    /^(?:from|mime-version|subject|date|content-type|snapshot-content-location):/i.test(latin) &&
    /multipart\/related/i.test(latin)
  ) {
    return 'mhtml';
  }
  return !hasUtf16Mark(head) && hasControls(head.subarray(0, PROBE_BYTES)) ? 'binary' : 'text';
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
