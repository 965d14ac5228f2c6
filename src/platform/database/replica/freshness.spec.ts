import { describe, expect, test } from '@jest/globals';
import { Freshness } from './freshness.js';
import { readLogPosition } from './log-position.js';

const asked = { now: 1000, seen: null, staleness: 500 };

describe('whether a standby may answer', () => {
  test('not before it was ever asked, nor while it does not answer', () => {
    const freshness = new Freshness();
    expect(freshness.suffices(asked)).toBe(false);
    freshness.note({ at: 900, position: 10n }, null);
    expect(freshness.suffices(asked)).toBe(false);
  });

  test('as long as it has all that the primary had a moment ago', () => {
    const freshness = new Freshness();
    freshness.note({ at: 900, position: 10n }, 10n);
    expect(freshness.suffices(asked)).toBe(true);
    expect(freshness.suffices({ ...asked, now: 1500 })).toBe(false);
  });

  test('one that falls behind counts from the last mark that it reached', () => {
    const freshness = new Freshness();
    freshness.note({ at: 800, position: 10n }, 10n);
    freshness.note({ at: 1200, position: 20n }, 12n);
    expect(freshness.suffices({ ...asked, now: 1250 })).toBe(true);
    expect(freshness.suffices({ ...asked, now: 1350 })).toBe(false);
    freshness.note({ at: 1400, position: 30n }, 25n);
    expect(freshness.suffices({ ...asked, now: 1650 })).toBe(true);
  });

  test('nobody misses what they wrote themselves', () => {
    const freshness = new Freshness();
    freshness.note({ at: 900, position: 10n }, 10n);
    expect(freshness.suffices({ ...asked, seen: 10n })).toBe(true);
    expect(freshness.suffices({ ...asked, seen: 11n })).toBe(false);
  });
});

test.each([
  ['0/0', 0n],
  ['16/B374D848', 0x16b374d848n],
  ['1/1', 0x100000001n],
  ['', null],
  [undefined, null],
  ['16-B374D848', null],
  ['123456789/1', null],
])('the place %j', (text, position) => {
  expect(readLogPosition(text)).toBe(position);
});
