import { describe, expect, it } from '@jest/globals';
import { codeAt, hashRecoveryCode, newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from './codes.js';

/** `12345678901234567890` of RFC 6238, appendix B, in base32. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('time-based codes', () => {
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('are those of RFC 6238 at %d seconds', (seconds, code) => {
    const at = new Date(seconds * 1000);
    expect(codeAt(SECRET, at)).toBe(code);
    expect(stepOfCode(SECRET, code, at)).toBe(Math.floor(seconds / 30));
  });

  it('hold for one step to either side and no longer', () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const at = (step: number) => new Date(step * 30_000);
    const code = codeAt(secret, at(1000));
    expect([999, 1000, 1001].map((step) => stepOfCode(secret, code, at(step)))).toEqual([1000, 1000, 1000]);
    expect(stepOfCode(secret, code, at(1003))).not.toBe(1000);
    for (const nothing of ['abcdef', '', '12345', '1234567', '１２３４５６'])
      expect(stepOfCode(secret, nothing, at(1000))).toBeNull();
    const uri = new URL(totpUri(secret, 'duchayuan'));
    expect(decodeURIComponent(uri.pathname)).toBe('//totp/整改:duchayuan'.slice(uri.host === 'totp' ? 6 : 0));
    expect(Object.fromEntries(uri.searchParams)).toMatchObject({
      secret,
      issuer: '整改',
      period: '30',
      digits: '6',
    });
  });
});

it('recovery codes differ, read alike in any case, and are hashed with their account', () => {
  const [first = '', ...others] = newRecoveryCodes();
  expect(new Set([first, ...others]).size).toBe(10);
  expect(hashRecoveryCode('a', first)).toEqual(hashRecoveryCode('a', first.toUpperCase().replace('-', ' ')));
  expect(hashRecoveryCode('a', first)).not.toEqual(hashRecoveryCode('b', first));
});
