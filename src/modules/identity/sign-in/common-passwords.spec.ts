import { describe, expect, it } from '@jest/globals';
import { isCommon } from './common-passwords.js';

describe('common passwords', () => {
  it.each([
    'Password2026!',
    'qwertyuiop',
    'woaini1314',
    '1234567890',
    'Zhengfu@2026',
    'aaaaaaaaaaaa',
    'qazwsxqazwsx',
    '8613800000000',
  ])('knows %s', (password) => {
    expect(isCommon(password)).toBe(true);
  });

  it.each(['长而不易猜的密码2026', 'zhenggai-2025-x', 'tower-hollow-brisk', 'password and another'])(
    'lets %s be',
    (password) => {
      expect(isCommon(password)).toBe(false);
    },
  );
});
