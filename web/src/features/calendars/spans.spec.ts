import { describe, expect, it } from '@jest/globals';
import { holidaysOf } from './spans.js';

const day = (date: string, kind: 'off' | 'makeup', name: string) => ({ date, kind, name });

describe('holidaysOf', () => {
  it('joins days that follow each other, over the end of a month, too, and keeps make-up days apart', () => {
    const days = [
      day('2026-04-30', 'off', '劳动节'),
      day('2026-05-01', 'off', '劳动节'),
      day('2026-05-09', 'makeup', '劳动节'),
      day('2026-06-19', 'off', '端午节'),
    ];
    expect(holidaysOf(days)).toEqual([
      {
        name: '劳动节',
        spans: [
          { kind: 'off', from: '2026-04-30', to: '2026-05-01', count: 2 },
          { kind: 'makeup', from: '2026-05-09', to: '2026-05-09', count: 1 },
        ],
      },
      { name: '端午节', spans: [{ kind: 'off', from: '2026-06-19', to: '2026-06-19', count: 1 }] },
    ]);
  });
});
