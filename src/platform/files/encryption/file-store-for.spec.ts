import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FixedClock } from '../../clock.js';
import { loadConfig, type Environment } from '../../config/config.js';
import { EncipheredFileStore, fileStoreFor } from '../index.js';

const KEY = (digit: string) => digit.repeat(64);

describe('the store of a configuration', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-store-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  const storeOf = (environment: Environment) =>
    fileStoreFor(loadConfig({ DATA_DIR: dataDir, ...environment }), new FixedClock('2026-03-02'));
  const onDisk = async (sha256: string) =>
    readFile(join(dataDir, 'files', sha256.slice(0, 2), sha256), 'utf8');

  it('enciphers where it is told to, and turns from one key to the next', async () => {
    const before = storeOf({ FILE_ENCRYPTION: 'aes-256-gcm', SECRET_KEY: KEY('a') });
    const { sha256 } = await before.put(Readable.from([Buffer.from('内部材料')]));
    expect(await onDisk(sha256)).not.toContain('内部材料');
    const after = storeOf({ FILE_ENCRYPTION: 'sm4-ctr-hmac-sm3', SECRET_KEY: KEY('b') });
    await expect(after.open(sha256)).rejects.toMatchObject({ code: 'file.unopenable' });
    const turning = storeOf({ SECRET_KEY: KEY('b'), SECRET_KEY_PREVIOUS: KEY('a') });
    expect((await turning.read(sha256)).toString()).toBe('内部材料');
    expect(turning).toBeInstanceOf(EncipheredFileStore);
    expect(await (turning as EncipheredFileStore).rewrapAll()).toMatchObject({ rewrapped: 1 });
    expect((await after.read(sha256)).toString()).toBe('内部材料');
    expect(await readdir(join(dataDir, 'files', 'incoming'))).toEqual([]);
  });

  it('keeps files as they are where nothing else is said', async () => {
    const { sha256 } = await storeOf({}).put(Readable.from([Buffer.from('公开材料')]));
    expect(await onDisk(sha256)).toBe('公开材料');
  });

  it('refuses a cipher that nobody has', () => {
    expect(() => loadConfig({ FILE_ENCRYPTION: 'rot13' })).toThrow(/FILE_ENCRYPTION must be one of/);
  });
});
