import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { isSealed, SECRET_KEY_FILE_NAME, SecretBox, SecretKey } from './index.js';

describe('what is kept enciphered', () => {
  let dataDir: string;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-key-'));
  });
  afterEach(() => rm(dataDir, { recursive: true }));

  it('opens with the key of the data folder, which is made once and belongs to its owner', () => {
    const first = new SecretBox(new SecretKey({ secretKey: null, secretKeyPrevious: null, dataDir }), 'totp');
    const sealed = first.seal('JBSWY3DPEHPK3PXP', 'account-1');
    expect(isSealed(sealed)).toBe(true);
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP');
    expect(first.seal('JBSWY3DPEHPK3PXP', 'account-1')).not.toBe(sealed);
    const second = new SecretBox(
      new SecretKey({ secretKey: null, secretKeyPrevious: null, dataDir }),
      'totp',
    );
    expect(second.open(sealed, 'account-1')).toBe('JBSWY3DPEHPK3PXP');
    expect(statSync(join(dataDir, SECRET_KEY_FILE_NAME)).mode & 0o077).toBe(0);
  });

  it('opens with the key of before while the configuration names it, and comes under the present one', () => {
    const [before, now] = [Buffer.alloc(32, 7), Buffer.alloc(32, 8)];
    const boxOf = (secretKey: Buffer, secretKeyPrevious: Buffer | null) =>
      new SecretBox(new SecretKey({ secretKey, secretKeyPrevious, dataDir }), 'totp');
    const sealed = boxOf(before, null).seal('密钥', 'account-1');
    const changing = boxOf(now, before);
    expect(changing.open(sealed, 'account-1')).toBe('密钥');
    expect(() => changing.open(sealed, 'account-2')).toThrow();
    const moved = changing.underPresentKey(sealed, 'account-1') ?? '';
    expect(boxOf(now, null).open(moved, 'account-1')).toBe('密钥');
    expect(changing.underPresentKey(moved, 'account-1')).toBeNull();
    const clear = changing.underPresentKey('密钥', 'account-1') ?? '';
    expect(boxOf(now, null).open(clear, 'account-1')).toBe('密钥');
    expect(boxOf(now, null).underPresentKey(sealed, 'account-1')).toBeNull();
    expect(() => boxOf(now, null).open(sealed, 'account-1')).toThrow();
  });

  it('opens for nothing else, with no other key, and not when a byte was changed', () => {
    const key = new SecretKey({ secretKey: Buffer.alloc(32, 7), secretKeyPrevious: null, dataDir });
    const box = new SecretBox(key, 'totp');
    const sealed = box.seal('密钥', 'account-1');
    expect(box.open(sealed, 'account-1')).toBe('密钥');
    expect(() => box.open(sealed, 'account-2')).toThrow();
    expect(() => new SecretBox(key, 'attachments').open(sealed, 'account-1')).toThrow();
    expect(() =>
      new SecretBox(
        new SecretKey({ secretKey: Buffer.alloc(32, 8), secretKeyPrevious: null, dataDir }),
        'totp',
      ).open(sealed, 'account-1'),
    ).toThrow();
    const changed = sealed.slice(0, 10) + (sealed[10] === 'A' ? 'B' : 'A') + sealed.slice(11);
    expect(() => box.open(changed, 'account-1')).toThrow();
    expect(() => box.open('v1.AAAA', 'account-1')).toThrow('not a sealed text');
  });
});
