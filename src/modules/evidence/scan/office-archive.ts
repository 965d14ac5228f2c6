import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import * as yauzl from 'yauzl';
import type { FileStore } from '../../../platform/files/index.js';

/** Shared texts, cells, comments, headers and footers; drawings hold text boxes. */
const PARTS =
  /^xl\/(?:sharedStrings|comments\d*|worksheets\/[^/]+|drawings\/[^/]+|threadedComments\/[^/]+)\.xml$/;
const PICTURE = /\.(?:png|jpe?g|gif|bmp|tiff?|webp|emf|wmf|jb2)$/i;
/** Unpacked, of all parts together: what is larger is looked through by people. */
const MOST_BYTES = 100 * 1024 * 1024;
const MOST_CHARACTERS = 10_000_000;

/** Every text and number of an .xlsx workbook, a line each; null where it cannot be read whole within bounds. */
export function readWorkbookText(files: FileStore, sha256: string): Promise<string | null> {
  return inArchive(files, sha256, async (zip) => {
    const collected = new Lines();
    let unpacked = 0;
    for await (const entry of zip.eachEntry()) {
      if (!PARTS.test(entry.fileName)) continue;
      unpacked += entry.uncompressedSize;
      if (unpacked > MOST_BYTES) return null;
      await collectFrom(await zip.openReadStreamPromise(entry), collected);
    }
    return collected.text();
  });
}

/** Whether a document that is an archive (OOXML, OFD, OpenDocument) holds pictures; true also where nobody can tell. */
export async function holdsPictures(files: FileStore, sha256: string): Promise<boolean> {
  const found = await inArchive(files, sha256, async (zip) => {
    for await (const { fileName } of zip.eachEntry()) if (PICTURE.test(fileName)) return true;
    return false;
  });
  return found ?? true;
}

/** Null where the archive is damaged; a store that does not answer is thrown, for the job to try again. */
async function inArchive<T>(
  files: FileStore,
  sha256: string,
  use: (zip: yauzl.ZipFile) => Promise<T | null>,
): Promise<T | null> {
  const draft = await files.receive(await files.open(sha256));
  try {
    const zip = await yauzl.openPromise(draft.path);
    try {
      return await use(zip);
    } finally {
      zip.close();
    }
  } catch {
    return null;
  } finally {
    await draft.discard();
  }
}

class Lines {
  private readonly lines: string[] = [];
  private characters = 0;

  add(line: string): void {
    this.characters += line.length;
    if (this.characters > MOST_CHARACTERS) throw new RangeError('more text than a person reads');
    this.lines.push(line);
  }

  text(): string {
    return this.lines.join('\n');
  }
}

/** A text that Excel has cut into runs is one text: what stands in one cell or one shared string is joined. */
const HOLDERS = ['si', 'c', 'comment', 'threadedComment', 'a:p', 'xdr:txBody'];

async function collectFrom(stream: Readable, lines: Lines): Promise<void> {
  const parser = new SaxesParser();
  let cell = '';
  const end = () => {
    if (cell.trim() !== '') lines.add(cell);
    cell = '';
  };
  parser.on('doctype', () => {
    throw new Error('a workbook has no document type');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('text', (text) => (cell += text));
  parser.on('closetag', ({ name }) => {
    if (HOLDERS.includes(name)) end();
  });
  stream.setEncoding('utf8');
  for await (const chunk of stream) parser.write(chunk as string);
  parser.close();
  end();
}
