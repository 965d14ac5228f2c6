import { describe, expect, it } from '@jest/globals';
import { FixedClock, SystemClock } from './clock.js';

describe('Clock', () => {
  it.each([
    ['2026-09-30T15:59:59.999Z', '2026-09-30'],
    ['2026-09-30T16:00:00.000Z', '2026-10-01'],
    ['2026-12-31T16:00:00Z', '2027-01-01'],
  ])('at %s it is %s in Shanghai', (instant, day) => {
    expect(new FixedClock(instant).today()).toBe(day);
  });

  it('reads a bare day as the hour of the daily sweep', () => {
    expect(new FixedClock('2026-10-08').now().toISOString()).toBe('2026-10-08T00:30:00.000Z');
  });

  it('stands still, moves when told, and hands out no reference to its state', () => {
    const clock = new FixedClock('2026-10-08');
    clock.now().setFullYear(1999);
    clock.advance(24 * 3_600_000);
    expect(clock.today()).toBe('2026-10-09');
    clock.set('2026-01-01');
    expect(clock.today()).toBe('2026-01-01');
  });

  it.each(['2026-02-30', 'tomorrow'])('refuses %s', (text) => {
    expect(() => new FixedClock(text)).toThrow(RangeError);
  });

  it('follows the machine where it is the system clock', () => {
    const before = Date.now();
    expect(new SystemClock().now().getTime()).toBeGreaterThanOrEqual(before);
  });
});
