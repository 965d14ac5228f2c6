import { describe, expect, test } from '@jest/globals';
import { overloadOf } from './overload-guard.js';

const calm = { inFlight: 0, waitingForDatabase: 0, isLoopLate: false };

describe('whether one more request is taken', () => {
  test.each([
    ['nothing under way', calm, null],
    ['as many as ten connections bear', { ...calm, inFlight: 399, waitingForDatabase: 319 }, null],
    ['one too many under way', { ...calm, inFlight: 400 }, 'in-flight'],
    ['one too many before the database', { ...calm, waitingForDatabase: 320 }, 'database'],
    [
      'a late event loop with as many under way as can be worked on',
      { ...calm, inFlight: 10, isLoopLate: true },
      'event-loop',
    ],
    ['a late event loop and nobody who waits', { ...calm, inFlight: 9, isLoopLate: true }, null],
  ])('%s', (_, pressure, reason) => {
    expect(overloadOf(pressure, 10)).toBe(reason);
  });

  test('a larger pool bears more', () => {
    expect(overloadOf({ ...calm, inFlight: 400, waitingForDatabase: 320 }, 20)).toBeNull();
  });
});
