import type { FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '../../core/shared/result.js';

/** [MS-CFB] 2.2 and 2.6: where the header keeps the size of a sector and the first sector of the directory. */
const SECTOR_SHIFT_AT = 0x1e;
const DIRECTORY_SECTOR_AT = 0x30;
const HEADER_BYTES = 512;
const ENTRY_BYTES = 128;
const NAME_LENGTH_AT = 64;
/** The names of the main streams stand among the first entries. */
const ENTRIES_READ = 64;

const BY_STREAM: readonly (readonly [string, string])[] = [
  ['WordDocument', 'application/msword'],
  ['Workbook', 'application/vnd.ms-excel'],
  ['Book', 'application/vnd.ms-excel'],
  ['PowerPoint Document', 'application/vnd.ms-powerpoint'],
];

/** The old binary formats of Word, Excel and PowerPoint, also as WPS writes them, by the streams in their directory. */
export async function applicationOfCompound(
  file: FileHandle,
): Promise<Result<string, 'file.type-not-accepted' | 'file.has-macros' | 'file.damaged'>> {
  const header = Buffer.alloc(HEADER_BYTES);
  const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
  const shift = header.readUInt16LE(SECTOR_SHIFT_AT);
  if (bytesRead < HEADER_BYTES || (shift !== 9 && shift !== 12)) return err('file.damaged');
  const sector = header.readUInt32LE(DIRECTORY_SECTOR_AT);
  const directory = Buffer.alloc(ENTRIES_READ * ENTRY_BYTES);
  const read = await file.read(directory, 0, directory.length, (sector + 1) * 2 ** shift);
  const names = entryNames(directory.subarray(0, read.bytesRead));
  if (names[0] !== 'Root Entry') return err('file.damaged');
  if (names.some((name) => name === 'Macros' || name === '_VBA_PROJECT_CUR')) return err('file.has-macros');
  const found = BY_STREAM.find(([stream]) => names.includes(stream));
  return found === undefined ? err('file.type-not-accepted') : ok(found[1]);
}

function entryNames(directory: Buffer): string[] {
  const names: string[] = [];
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const bytes = directory.readUInt16LE(at + NAME_LENGTH_AT);
    if (bytes >= 2 && bytes <= NAME_LENGTH_AT) names.push(directory.toString('utf16le', at, at + bytes - 2));
  }
  return names;
}
