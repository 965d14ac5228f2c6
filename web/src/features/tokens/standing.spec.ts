import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing.js';

describe('standingOf', () => {
  it.each([
    ['2026-03-01T15:59:59Z', 'expired'],
    ['2026-03-02T08:00:00+08:00', 'soon'],
    ['2026-03-16T00:00:00+08:00', 'soon'],
    ['2026-03-17T00:00:00+08:00', 'good'],
  ])('of a token that expires at %s is %s on 2 March in China', (expiresAt, standing) => {
    expect(standingOf(expiresAt, '2026-03-02')).toBe(standing);
  });
});
