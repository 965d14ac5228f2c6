import { open, type FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '../../core/shared/result.js';
import { applicationOfCompound } from './detect-compound.js';
import { applicationOfZip } from './detect-zip.js';

export interface DetectedFile {
  readonly mediaType: string;
  /** May be shown in the browser, in a sandbox and without guessing; everything else is only handed back to be saved. */
  readonly isPreviewable: boolean;
}

export type FileRefusal = 'file.empty' | 'file.type-not-accepted' | 'file.has-macros' | 'file.damaged';

const PROBE_BYTES = 64 * 1024;
const text = (ascii: string) => [...Buffer.from(ascii, 'latin1')];

/** Marks at the beginning; `at` is their place in bytes. */
const PREVIEWABLE: readonly {
  readonly mediaType: string;
  readonly marks: readonly { at: number; bytes: number[] }[];
}[] = [
  { mediaType: 'application/pdf', marks: [{ at: 0, bytes: text('%PDF-') }] },
  { mediaType: 'image/png', marks: [{ at: 0, bytes: [0x89, ...text('PNG\r\n'), 0x1a, 0x0a] }] },
  { mediaType: 'image/jpeg', marks: [{ at: 0, bytes: [0xff, 0xd8, 0xff] }] },
  {
    mediaType: 'image/webp',
    marks: [
      { at: 0, bytes: text('RIFF') },
      { at: 8, bytes: text('WEBP') },
    ],
  },
];
export function isPreviewable(mediaType: string): boolean {
  return PREVIEWABLE.some((one) => one.mediaType === mediaType);
}

const ZIP = text('PK\x03\x04');
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** Tab, line feed, form feed, carriage return and escape stand in text files; other controls do not. */
const TEXT_CONTROLS = new Set([9, 10, 12, 13, 27]);

/**
 * What a file is, by its bytes and never by its name: PDF, PNG, JPEG, WebP, the office formats (OOXML, OFD, OpenDocument, the
 * old binary ones) and text. Archives, programs, media and anything with macros are refused.
 * @param path of a file on this machine
 */
export async function detectFile(path: string): Promise<Result<DetectedFile, FileRefusal>> {
  const file = await open(path);
  try {
    const head = await headOf(file);
    if (head.length === 0) return err('file.empty');
    const shown = PREVIEWABLE.find(({ marks }) => marks.every((mark) => holds(head, mark)));
    if (shown !== undefined) return ok({ mediaType: shown.mediaType, isPreviewable: true });
    return await detectOther(head, file, path);
  } finally {
    await file.close();
  }
}

async function detectOther(
  head: Buffer,
  file: FileHandle,
  path: string,
): Promise<Result<DetectedFile, FileRefusal>> {
  if (holds(head, { at: 0, bytes: ZIP })) return saved(await applicationOfZip(path));
  if (holds(head, { at: 0, bytes: COMPOUND })) return saved(await applicationOfCompound(file));
  return isText(head) ? saved(ok(textTypeOf(head))) : err('file.type-not-accepted');
}

function saved(mediaType: Result<string, FileRefusal>): Result<DetectedFile, FileRefusal> {
  return mediaType.ok ? ok({ mediaType: mediaType.value, isPreviewable: false }) : mediaType;
}

async function headOf(file: FileHandle): Promise<Buffer> {
  const buffer = Buffer.alloc(PROBE_BYTES);
  const { bytesRead } = await file.read(buffer, 0, PROBE_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function holds(head: Buffer, { at, bytes }: { at: number; bytes: readonly number[] }): boolean {
  return bytes.every((byte, i) => head[at + i] === byte);
}

function isText(head: Buffer): boolean {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isUtf16 || head.every((byte) => byte >= 32 || TEXT_CONTROLS.has(byte));
}

/** Markup is told apart because a browser that guessed would run it. */
function textTypeOf(head: Buffer): string {
  const start = head.toString('latin1').slice(0, 4096).toLowerCase();
  if (/<svg[\s>]/.test(start)) return 'image/svg+xml';
  return /<(?:!doctype html|html|head|body|script|iframe)[\s>]/.test(start) ? 'text/html' : 'text/plain';
}
