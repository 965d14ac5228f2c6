import iconv from 'iconv-lite';
import { type Entry, getFileNameLowLevel } from 'yauzl';

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/**
 * The path of an entry with `/` between its parts: UTF-8 where the archive says so or where the bytes are, else GBK, which
 * is what Chinese Windows writes. Null where it would lead out of the folder it is unpacked into.
 */
export function nameOf(entry: Entry): string | null {
  const name = decodedName(entry).replaceAll('\\', '/');
  const leadsOut =
    name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');
  return leadsOut ? null : name;
}

function decodedName(entry: Entry): string {
  // With `decodeStrings: false` yauzl leaves the name as bytes.
  const raw = entry.fileNameRaw;
  const says =
    (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0 ||
    entry.extraFields.some(({ id }) => id === UNICODE_PATH_FIELD);
  if (says) return getFileNameLowLevel(entry.generalPurposeBitFlag, raw, entry.extraFields, false);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(raw);
  } catch {
    return iconv.decode(raw, 'gb18030');
  }
}
