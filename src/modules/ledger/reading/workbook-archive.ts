import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { Unreadable } from './sheet-events.js';

const MOST_ENTRIES = 2_000;
const MOST_BYTES_INSIDE = 1024 * 1024 * 1024;
/** Text of sheets packs well; beyond this somebody made the file to fill a disk. */
const MOST_RATIO = 200;
const RATIO_FROM_BYTES = 16 * 1024 * 1024;

/** What a parser is told: names without prefixes. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** The parts of a workbook, bounded before any of them is unpacked. */
export class WorkbookArchive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws Unreadable */
  static async open(bytes: Buffer): Promise<WorkbookArchive> {
    const zip = await new Promise<ZipFile>((resolve, reject) =>
      yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, file) =>
        error ? reject(error) : resolve(file),
      ),
    );
    const entries = new Map<string, Entry>();
    let inside = 0;
    await new Promise<void>((resolve, reject) => {
      zip.on('entry', (entry: Entry) => {
        inside += entry.uncompressedSize;
        entries.set(entry.fileName.replace(/^\//, ''), entry);
        const bomb = inside > RATIO_FROM_BYTES && inside > bytes.length * MOST_RATIO;
        if (entries.size > MOST_ENTRIES || inside > MOST_BYTES_INSIDE || bomb)
          reject(new Unreadable('ledger.too-large-inside'));
        else zip.readEntry();
      });
      zip.on('end', () => resolve());
      zip.on('error', reject);
      zip.readEntry();
    });
    return new WorkbookArchive(zip, entries);
  }

  has(path: string): boolean {
    return this.entries.has(path);
  }

  /** Feeds one part to a handler; gives back control after each chunk, so that rows can be passed on meanwhile. */
  async *parse(path: string, handler: XmlHandler): AsyncGenerator<void> {
    const entry = this.entries.get(path);
    if (entry === undefined) return;
    const parser = new SaxesParser({ xmlns: false });
    parser.on('doctype', () => {
      throw new Unreadable('ledger.unreadable');
    });
    parser.on('opentag', (tag: SaxesTagPlain) => handler.open?.(local(tag.name), tag.attributes));
    parser.on('closetag', (tag: SaxesTagPlain) => handler.close?.(local(tag.name)));
    parser.on('text', (text) => handler.text?.(text));
    parser.on('cdata', (text) => handler.text?.(text));
    parser.on('error', () => {
      throw new Unreadable('ledger.unreadable');
    });
    const decoder = new TextDecoder('utf-8');
    for await (const chunk of await this.stream(entry)) {
      parser.write(decoder.decode(chunk as Buffer, { stream: true }));
      yield;
    }
    parser.close();
    yield;
  }

  private stream(entry: Entry): Promise<Readable> {
    return new Promise((resolve, reject) =>
      this.zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))),
    );
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
