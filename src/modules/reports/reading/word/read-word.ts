import WordExtractor from 'word-extractor';
import { UnreadableDocument, type SourceText } from '../source.js';
import { cleaned, TextBuilder } from '../text-builder.js';

const SECTOR_SHIFT_AT = 30;
const DIRECTORY_AT = 48;
const ENTRY_BYTES = 128;
const NAME_BYTES = 64;
const MOST_ENTRIES = 4_000;
/** Some names begin with a control character that says who may use them. */
const PLAIN_NAME = /^\p{ASCII}+$/u;
const FIB_FLAGS_AT = 10;
const FIB_ENCRYPTED = 0x0100;

/**
 * Word 97 to 2003, and the .wps of the same years: text pieces in an OLE file. Numbers that Word counts by itself are not in
 * the pieces and cannot be told.
 */
export async function readWord(bytes: Uint8Array): Promise<SourceText> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  judge(file, streamsOf(file));
  const body = await extract(file);
  const builder = new TextBuilder();
  body.split('\n').forEach((line, index) => {
    const cells = cleaned(line)
      .split('\t')
      .map((cell) => cell.trim());
    builder.add(`${cells.filter((cell) => cell !== '').join(' | ')}\n`, [index + 1]);
  });
  return { ...builder.finish('paragraph'), encoding: 'binary', mediaType: 'application/msword', notices: [] };
}

async function extract(file: Buffer): Promise<string> {
  try {
    const document = await new WordExtractor().extract(file);
    // The typings leave the option out: without it Chinese quotation marks are turned into ASCII ones.
    const body = document as unknown as { getBody(options: { filterUnicode: boolean }): string };
    return body.getBody({ filterUnicode: false });
  } catch {
    throw new UnreadableDocument('report.damaged');
  }
}

interface Stream {
  readonly name: string;
  readonly firstSector: number;
}

function judge(file: Buffer, streams: readonly Stream[]): void {
  const has = (name: string) => streams.find((stream) => stream.name === name);
  if (has('Root Entry') === undefined) throw new UnreadableDocument('report.damaged');
  if (has('EncryptedPackage') !== undefined) throw new UnreadableDocument('report.encrypted');
  const word = has('WordDocument');
  if (word === undefined) throw new UnreadableDocument('report.unsupported-format');
  const fib = offsetOf(file, word.firstSector);
  if (fib + FIB_FLAGS_AT + 2 > file.length) throw new UnreadableDocument('report.damaged');
  if ((file.readUInt16LE(fib + FIB_FLAGS_AT) & FIB_ENCRYPTED) !== 0)
    throw new UnreadableDocument('report.encrypted');
  if (has('_VBA_PROJECT') !== undefined) throw new UnreadableDocument('report.macros');
}

/** The names in the directory of an OLE file, found by looking at every sector: a file that lies about its chains cannot hide one. */
function streamsOf(file: Buffer): Stream[] {
  const streams: Stream[] = [];
  if (file.length < 512) return streams;
  const start = offsetOf(file, file.readUInt32LE(DIRECTORY_AT));
  if (start >= file.length) return streams;
  for (const from of [start, 512]) {
    for (let at = from; at + ENTRY_BYTES <= file.length && streams.length < MOST_ENTRIES; at += ENTRY_BYTES) {
      const length = file.readUInt16LE(at + NAME_BYTES);
      if (length < 4 || length > NAME_BYTES || length % 2 !== 0) continue;
      const name = file.toString('utf16le', at, at + length - 2);
      if (PLAIN_NAME.test(name)) streams.push({ name, firstSector: file.readUInt32LE(at + 116) });
    }
  }
  return streams;
}

function offsetOf(file: Buffer, sector: number): number {
  return (sector + 1) * 2 ** Math.min(16, file.readUInt16LE(SECTOR_SHIFT_AT));
}
