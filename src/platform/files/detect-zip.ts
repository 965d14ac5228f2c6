import * as yauzl from 'yauzl';
import { err, ok, type Result } from '../../core/shared/result.js';

/** The largest document seen has some hundred entries; a list of a million is an attack. */
const MAX_ENTRIES = 5_000;

/** The entry that only this kind of document has. */
const BY_ENTRY: readonly (readonly [string, string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['OFD.xml', 'application/ofd'],
  ['content.xml', 'application/vnd.oasis.opendocument.text'],
];

/** Reads the list of entries only; nothing is unpacked, so there is no bomb to go off. */
export async function applicationOfZip(
  path: string,
): Promise<Result<string, 'file.type-not-accepted' | 'file.has-macros' | 'file.damaged'>> {
  const names = await namesIn(path);
  if (names === null) return err('file.damaged');
  if (names.length > MAX_ENTRIES) return err('file.type-not-accepted');
  if (names.some((name) => /vbaProject\.bin$|\/macrosheets\/|^Basic\//i.test(name)))
    return err('file.has-macros');
  const found = BY_ENTRY.find(([entry]) => names.includes(entry));
  return found === undefined ? err('file.type-not-accepted') : ok(found[1]);
}

async function namesIn(path: string): Promise<string[] | null> {
  const names: string[] = [];
  try {
    const zip = await yauzl.openPromise(path);
    try {
      for await (const entry of zip.eachEntry()) {
        if (names.push(entry.fileName) > MAX_ENTRIES) break;
      }
    } finally {
      zip.close();
    }
    return names;
  } catch {
    return null;
  }
}
