import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../../src/platform/clock.js';
import {
  EncipheredFileStore,
  LocalFileStore,
  S3FileStore,
  type FileCipher,
  type FileStore,
} from '../../../src/platform/files/index.js';
import type { WrappingKey } from '../../../src/platform/files/encryption/file-format.js';
import { suiteOf } from '../../../src/platform/files/encryption/suites.js';
import { S3Fault } from '../../support/s3/objects.js';
import { S3Server } from '../../support/s3/s3-server.js';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');
const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const NOWHERE = hashOf(Buffer.from('nobody put this'));

let folder: string;
let s3: S3Server;
beforeAll(async () => {
  s3 = await S3Server.start();
});
afterAll(() => s3.stop());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zhenggai-files-'));
  s3.store.objects.clear();
});
afterEach(() => rm(folder, { recursive: true }));

const wrapping = (byte: number): WrappingKey => ({ id: Buffer.alloc(8, byte), key: Buffer.alloc(48, byte) });
const enciphered = (inner: FileStore, cipher: FileCipher | null = 'aes-256-gcm', ...more: WrappingKey[]) =>
  new EncipheredFileStore(inner, {
    suite: cipher === null ? null : suiteOf(cipher),
    wrapping: more.length === 0 ? [wrapping(1)] : more,
  });

const stores = {
  'a folder': {
    make: (): FileStore => new LocalFileStore(folder, new FixedClock(new Date())),
    age: (sha256: string) => utimes(join(folder, sha256.slice(0, 2), sha256), LONG_AGO, LONG_AGO),
  },
  'an S3-compatible store': {
    make: (): FileStore => new S3FileStore(join(folder, 'incoming'), s3.config),
    age: async (sha256: string) => {
      s3.store.get(`${sha256.slice(0, 2)}/${sha256}`).lastModified = LONG_AGO;
    },
  },
};

const inAllForms = {
  ...stores,
  'a folder, enciphered with AES': {
    ...stores['a folder'],
    make: (): FileStore => enciphered(stores['a folder'].make()),
  },
  'an S3-compatible store, enciphered with SM4': {
    ...stores['an S3-compatible store'],
    make: (): FileStore => enciphered(stores['an S3-compatible store'].make(), 'sm4-ctr-hmac-sm3'),
  },
};

describe.each(Object.entries(inAllForms))('files in %s', (_, { make, age }) => {
  let store: FileStore;
  beforeEach(() => {
    store = make();
  });

  const incoming = () => readdir(join(folder, 'incoming'));
  const all = async () => {
    const found: string[] = [];
    for await (const { sha256 } of store.list()) found.push(sha256);
    return found.sort();
  };

  it('keeps the same bytes once, under their hash', async () => {
    const bytes = Buffer.from('整改台账');
    const first = await store.put(Readable.from([bytes]));
    const second = await store.put(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]));
    expect(first).toEqual({ sha256: hashOf(bytes), sizeBytes: bytes.length });
    expect(second).toEqual(first);
    expect(await incoming()).toEqual([]);
    expect(await all()).toEqual([first.sha256]);
    expect(await store.read(first.sha256)).toEqual(bytes);
    // An enciphered file is larger on the disk than what it holds.
    const isAsHandedIn = !(store instanceof EncipheredFileStore);
    expect(await store.entry(first.sha256)).toMatchObject(isAsHandedIn ? first : { sha256: first.sha256 });
  });

  it('gives any range of a file that is larger than one part', async () => {
    const bytes = randomBytes(18 * 1024 * 1024);
    const { sha256 } = await store.put(Readable.from([bytes]));
    expect(sha256).toBe(hashOf(bytes));
    expect(hashOf(await store.read(sha256))).toBe(sha256);
    const range = { start: 8_388_600, end: 8_388_620 };
    expect(await buffer(await store.open(sha256, range))).toEqual(bytes.subarray(range.start, range.end + 1));
    expect(await buffer(await store.open(sha256, { start: 0, end: 0 }))).toEqual(bytes.subarray(0, 1));
  });

  it('leaves nothing of an upload that was cut off', async () => {
    const cut = new Readable({ read: () => undefined });
    cut.push('first half');
    setImmediate(() => cut.destroy(new Error('connection lost')));
    await expect(store.put(cut)).rejects.toThrow('connection lost');
    expect(await incoming()).toEqual([]);
    expect(await all()).toEqual([]);
  });

  it('keeps nothing of a draft that was discarded', async () => {
    const draft = await store.receive(Readable.from([Buffer.from('wrong type')]));
    expect(await incoming()).toHaveLength(1);
    await draft.discard();
    await draft.discard();
    expect(await incoming()).toEqual([]);
    expect(await store.entry(draft.sha256)).toBeNull();
  });

  it('counts bytes that are handed in again as new: a sweep must not take them', async () => {
    const handIn = () => store.put(Readable.from([Buffer.from('again')]));
    const { sha256 } = await handIn();
    await age(sha256);
    expect((await store.entry(sha256))?.storedAt).toEqual(LONG_AGO);
    await handIn();
    expect((await store.entry(sha256))?.storedAt.getTime()).toBeGreaterThan(LONG_AGO.getTime());
  });

  it('lists everything and removes what it is told', async () => {
    const put = (text: string) => store.put(Readable.from([Buffer.from(text)]));
    const hashes = (await Promise.all(['a', 'b', 'c', 'd', 'e'].map(put))).map(({ sha256 }) => sha256).sort();
    expect(await all()).toEqual(hashes);
    await store.remove(hashes[0] ?? '');
    await store.remove(hashes[0] ?? '');
    expect(await all()).toEqual(hashes.slice(1));
  });

  it('says that a file is missing, and never leaves its folder', async () => {
    expect(await store.entry(NOWHERE)).toBeNull();
    await expect(store.open(NOWHERE)).rejects.toMatchObject({ code: 'file.missing' });
    await expect(store.open('../../etc/passwd')).rejects.toThrow(RangeError);
  });
});

describe('an S3-compatible store in trouble', () => {
  const bytes = Buffer.from('整改');
  const store = () => new S3FileStore(join(folder, 'incoming'), s3.config);
  const handIn = (content = bytes) => store().put(Readable.from([content]));

  it('is asked again after a short failure, and the file arrives', async () => {
    s3.trouble({ method: 'PUT', matching: /^/, fault: new S3Fault(503, 'SlowDown'), times: 1 });
    s3.trouble({ method: 'HEAD', matching: /^/, fault: 'hang-up', times: 1 });
    expect(await handIn()).toMatchObject({ sha256: hashOf(bytes) });
    expect(await store().read(hashOf(bytes))).toEqual(bytes);
  });

  it('is a named problem when it stays away; nothing is left behind', async () => {
    s3.trouble({ method: 'PUT', matching: /^/, fault: new S3Fault(500, 'InternalError'), times: 3 });
    await expect(handIn()).rejects.toMatchObject({ code: 'file.store-unavailable' });
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(s3.store.objects.size).toBe(0);
  });

  it('takes the parts back of an upload that failed half-way', async () => {
    s3.trouble({
      method: 'PUT',
      matching: /partNumber=2/,
      fault: new S3Fault(400, 'InvalidDigest'),
      times: 1,
    });
    await expect(handIn(randomBytes(18 * 1024 * 1024))).rejects.toMatchObject({
      code: 'file.store-unavailable',
    });
    expect(s3.seen.some((line) => line.startsWith('DELETE') && line.includes('uploadId='))).toBe(true);
    expect(s3.store.underWay.size).toBe(0);
  });

  it('refuses a wrong secret, an unknown key and an unknown bucket', async () => {
    const { credentials } = s3.config;
    const wrong = [
      { credentials: { ...credentials, secretAccessKey: 'guessed' } },
      { credentials: { ...credentials, accessKeyId: 'nobody' } },
      { bucket: 'elsewhere' },
    ];
    for (const change of wrong) {
      const stranger = new S3FileStore(join(folder, 'incoming'), { ...s3.config, ...change });
      await expect(stranger.put(Readable.from([bytes]))).rejects.toMatchObject({
        code: 'file.store-unavailable',
      });
    }
    expect(s3.store.objects.size).toBe(0);
  });
});

describe.each(['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const)('files enciphered with %s', (cipher) => {
  const plainStore = () => stores['a folder'].make();
  const at = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  const put = async (bytes: Buffer, ...keys: WrappingKey[]) =>
    (await enciphered(plainStore(), cipher, ...keys).put(Readable.from([bytes]))).sha256;
  const read = async (store: FileStore, sha256: string, range?: { start: number; end: number }) =>
    buffer(await store.open(sha256, range));

  it('show nothing of themselves on the disk, and the same bytes never look alike', async () => {
    const text = Buffer.from('居民身份证号110101199003074514'.repeat(50));
    const sha256 = await put(text);
    const first = await readFile(at(sha256));
    expect(first.includes('110101199003074514')).toBe(false);
    await rm(at(sha256));
    await put(text);
    expect((await readFile(at(sha256))).equals(first)).toBe(false);
  });

  it('give any range of any length as the plain file has it', async () => {
    for (const length of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001]) {
      const bytes = randomBytes(length);
      const sha256 = await put(bytes);
      const store = enciphered(plainStore(), cipher);
      expect((await read(store, sha256)).equals(bytes)).toBe(true);
      for (const [start, end] of [
        [0, 0],
        [0, 65_535],
        [65_535, 65_536],
        [65_536, 65_600],
        [length - 1, length - 1],
        [length - 70_000, length - 1],
      ] as const)
        if (start >= 0 && start <= end && end < length)
          expect((await read(store, sha256, { start, end })).equals(bytes.subarray(start, end + 1))).toBe(
            true,
          );
    }
  });

  it('do not open after any change, cut off, with pieces exchanged, or in the place of another', async () => {
    const bytes = randomBytes(140_000);
    const [sha256, other] = [await put(bytes), await put(randomBytes(140_000))];
    const sealed = await readFile(at(sha256));
    const head = 96;
    const piece = 65_552;
    const attacks: Buffer[] = [
      sealed.subarray(0, sealed.length - 1),
      sealed.subarray(0, head + piece),
      Buffer.concat([
        sealed.subarray(0, head),
        sealed.subarray(head + piece, head + 2 * piece),
        sealed.subarray(head, head + piece),
        sealed.subarray(head + 2 * piece),
      ]),
      await readFile(at(other)),
    ];
    for (let n = 0; n < 60; n++) {
      const changed = Buffer.from(sealed);
      const place = (n * 2_399) % sealed.length;
      changed[place] = (changed[place] ?? 0) ^ (1 << (n % 8));
      attacks.push(changed);
    }
    for (const attack of attacks) {
      await writeFile(at(sha256), attack);
      const found = await read(enciphered(plainStore(), cipher), sha256).catch(() => null);
      // A changed first word makes it a plain file with another hash, which `audit verify` finds.
      expect(found === null || hashOf(found) !== sha256).toBe(true);
    }
  });

  it('come under a new key without a change of their content, and what was plain is enciphered', async () => {
    const plain = randomBytes(70_000);
    const { sha256: before } = await plainStore().put(Readable.from([plain]));
    const bytes = randomBytes(100_000);
    const sha256 = await put(bytes, wrapping(1));
    const body = (await readFile(at(sha256))).subarray(200);
    await expect(enciphered(plainStore(), cipher, wrapping(2)).open(sha256)).rejects.toMatchObject({
      code: 'file.unopenable',
    });
    const turning = enciphered(plainStore(), cipher, wrapping(2), wrapping(1));
    expect((await read(turning, before)).equals(plain)).toBe(true);
    expect(await turning.rewrapAll()).toEqual({ kept: 0, enciphered: 1, rewrapped: 1 });
    expect(await turning.rewrapAll()).toEqual({ kept: 2, enciphered: 0, rewrapped: 0 });
    const now = enciphered(plainStore(), null, wrapping(2));
    expect((await read(now, sha256)).equals(bytes)).toBe(true);
    expect((await read(now, before)).equals(plain)).toBe(true);
    expect((await readFile(at(sha256))).subarray(200).equals(body)).toBe(true);
  });
});
