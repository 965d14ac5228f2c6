import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FileStore } from './file-store.js';

describe('FileStore', () => {
  let folder: string;
  let store: FileStore;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'zhenggai-files-'));
    store = new FileStore(folder);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the same bytes once, under their hash', async () => {
    const bytes = Buffer.from('整改台账');
    const first = await store.put(Readable.from([bytes]));
    const second = await store.put(Readable.from([bytes.subarray(0, 3), bytes.subarray(3)]));
    expect(first).toEqual({
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sizeBytes: bytes.length,
    });
    expect(second).toEqual(first);
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
    expect(await store.read(first.sha256)).toEqual(bytes);
  });

  it('leaves nothing of an upload that was cut off', async () => {
    const cut = new Readable({ read: () => undefined });
    cut.push('first half');
    setImmediate(() => cut.destroy(new Error('connection lost')));
    await expect(store.put(cut)).rejects.toThrow('connection lost');
    expect(await readdir(join(folder, 'incoming'))).toEqual([]);
  });

  it('never leaves its folder', () => {
    expect(() => store.open('../../etc/passwd')).toThrow(RangeError);
  });
});
