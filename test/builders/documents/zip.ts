import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  /** Text is written in UTF-8 and marked as such; bytes are written as they are, unmarked. */
  readonly name: string | Buffer;
  readonly data: string | Uint8Array;
  readonly stored?: boolean;
  /** General purpose flags to add: 1 says that the entry is encrypted. */
  readonly flags?: number;
  /** What the directory says of the unpacked size, where it is to lie. */
  readonly claimedSize?: number;
}

const UTF8_FLAG = 0x800;

/** A zip file, written byte by byte so that it can be wrong wherever a test needs it. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = typeof part.name === 'string' ? Buffer.from(part.name) : part.name;
    const data = Buffer.from(part.data as Uint8Array);
    const packed = part.stored === true ? data : deflateRawSync(data);
    const header = Buffer.alloc(26);
    header.writeUInt16LE(20, 0);
    header.writeUInt16LE((part.flags ?? 0) | (typeof part.name === 'string' ? UTF8_FLAG : 0), 2);
    header.writeUInt16LE(part.stored === true ? 0 : 8, 4);
    header.writeUInt32LE(crc32(data), 10);
    header.writeUInt32LE(packed.length, 14);
    header.writeUInt32LE(part.claimedSize ?? data.length, 18);
    header.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), header, name, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), header, tail, name]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(parts.length % 65_536, 8);
  end.writeUInt16LE(parts.length % 65_536, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

export function xmlText(text: string): string {
  return text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[mark] ?? mark);
}
