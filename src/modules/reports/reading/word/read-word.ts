import WordExtractor from 'word-extractor';
import { UnreadableDocument, type SourceNotice, type SourceText } from '../source.js';
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
 * the pieces; where paragraphs carry such numbers, a notice says so.
 */
export async function readWord(bytes: Uint8Array): Promise<SourceText> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fib = judge(file, streamsOf(file));
  const body = await extract(file);
  const builder = new TextBuilder();
  body.split('\n').forEach((line, index) => {
    const cells = cleaned(line)
      .split('\t')
      .map((cell) => cell.trim());
    builder.add(`${cells.filter((cell) => cell !== '').join(' | ')}\n`, [index + 1]);
  });
  const notices: SourceNotice[] = numbersItself(file, fib)
    ? [{ code: 'numbers-not-read', message: NUMBERS_NOT_READ, at: 0 }]
    : [];
  return { ...builder.finish('paragraph'), encoding: 'binary', mediaType: 'application/msword', notices };
}

const NUMBERS_NOT_READ =
  '文中有 Word 自动编号，旧版 .doc 里读不出这些编号，条目可能没有分开；另存为 .docx 后重新上传即可读全';
const PAGE = 512;
/** Runs of paragraphs that one page of their properties can tell of. */
const MOST_RUNS = 29;
/** sprmPIlfo: the paragraph belongs to list number so-and-so; 0 and what lies beyond the last mean none. */
const IN_LIST = Buffer.of(0x0b, 0x46);
const LAST_LIST = 0x07fe;

/**
 * Whether paragraphs are numbered by Word itself. Their properties lie in pages of 512 bytes whose last byte counts the runs
 * and which begin with ascending offsets; nothing else in the file need be understood.
 */
function numbersItself(file: Buffer, fib: number): boolean {
  for (let at = PAGE + (fib % PAGE); at + PAGE <= file.length; at += PAGE) {
    const runs = file[at + PAGE - 1] ?? 0;
    if (runs === 0 || runs > MOST_RUNS) continue;
    if (file.readUInt32LE(at) >= file.readUInt32LE(at + runs * 4)) continue;
    const page = file.subarray(at, at + PAGE);
    for (let found = page.indexOf(IN_LIST); found >= 0 && found + 4 < PAGE;) {
      const list = page.readUInt16LE(found + 2);
      if (list > 0 && list <= LAST_LIST) return true;
      found = page.indexOf(IN_LIST, found + 2);
    }
  }
  return false;
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
  readonly size: number;
}

/** @returns where the document's own head (its FIB) begins */
function judge(file: Buffer, streams: readonly Stream[]): number {
  const has = (name: string) => streams.find((stream) => stream.name === name);
  const root = has('Root Entry');
  if (root === undefined) throw new UnreadableDocument('report.damaged');
  if (has('EncryptedPackage') !== undefined) throw new UnreadableDocument('report.encrypted');
  const word = has('WordDocument');
  if (word === undefined) throw new UnreadableDocument('report.unsupported-format');
  const fib = word.size < SMALL_STREAM ? offsetInSmall(file, root, word) : offsetOf(file, word.firstSector);
  if (fib + FIB_FLAGS_AT + 2 > file.length) throw new UnreadableDocument('report.damaged');
  if ((file.readUInt16LE(fib + FIB_FLAGS_AT) & FIB_ENCRYPTED) !== 0)
    throw new UnreadableDocument('report.encrypted');
  if (has('_VBA_PROJECT') !== undefined) throw new UnreadableDocument('report.macros');
  return fib;
}

/** Streams shorter than this lie together, in sectors of 64 bytes, inside the stream of the root. */
const SMALL_STREAM = 4096;
const SMALL_SECTOR = 64;
const FAT_SECTORS_AT = 76;
const MOST_FAT_SECTORS = 109;

function offsetInSmall(file: Buffer, root: Stream, { firstSector }: Stream): number {
  const sector = 2 ** Math.min(16, file.readUInt16LE(SECTOR_SHIFT_AT));
  const within = firstSector * SMALL_SECTOR;
  if (within >= file.length) throw new UnreadableDocument('report.damaged');
  let at = root.firstSector;
  for (let passed = Math.floor(within / sector); passed > 0; passed--) at = sectorAfter(file, at, sector);
  return offsetOf(file, at) + (within % sector);
}

function sectorAfter(file: Buffer, at: number, size: number): number {
  const inOne = size / 4;
  const index = Math.floor(at / inOne);
  if (index >= MOST_FAT_SECTORS) throw new UnreadableDocument('report.damaged');
  const entry = offsetOf(file, file.readUInt32LE(FAT_SECTORS_AT + index * 4)) + (at % inOne) * 4;
  if (entry + 4 > file.length) throw new UnreadableDocument('report.damaged');
  return file.readUInt32LE(entry);
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
      if (PLAIN_NAME.test(name)) {
        streams.push({ name, firstSector: file.readUInt32LE(at + 116), size: file.readUInt32LE(at + 120) });
      }
    }
  }
  return streams;
}

function offsetOf(file: Buffer, sector: number): number {
  return (sector + 1) * 2 ** Math.min(16, file.readUInt16LE(SECTOR_SHIFT_AT));
}
