import { describe, expect, it } from '@jest/globals';
import { localDate } from '../../../core/shared/local-date.js';
import { compareSimulations, countNotices } from './compare-simulations.js';
import type { SimulatedReminder } from './simulation.service.js';

const said = (on: string, taskId: string, more: Partial<SimulatedReminder> = {}): SimulatedReminder => ({
  on: localDate(on),
  dueDay: localDate(on),
  taskId,
  recipientId: 'p',
  ruleId: 'due.before-5',
  channel: 'inbox',
  family: 'due',
  level: 1,
  role: 'liaison',
  reasonCode: 'notice.due-before',
  light: 'yellow',
  text: '…',
  ...more,
});

describe('two simulations side by side', () => {
  const first = [
    said('2026-09-18', 'a'),
    said('2026-09-18', 'a', { channel: 'mail' }),
    said('2026-09-21', 'b'),
  ];
  const second = [said('2026-09-18', 'a', { light: 'red' }), said('2026-09-20', 'c')];

  it('say of each notice which pack would have it, once for all its ways', () => {
    expect(
      compareSimulations(first, second).map(({ on, taskId, foundBy, channels }) => [
        on,
        taskId,
        foundBy,
        channels,
      ]),
    ).toEqual([
      ['2026-09-18', 'a', 'both', ['inbox', 'mail']],
      ['2026-09-20', 'c', 'against', ['inbox']],
      ['2026-09-21', 'b', 'pack', ['inbox']],
    ]);
  });

  it('count by day and rule, and lose none', () => {
    const compared = compareSimulations(first, second);
    const counts = countNotices(compared);
    expect(counts.reduce((sum, { both, pack, against }) => sum + both + pack + against, 0)).toBe(
      compared.length,
    );
    expect(counts[0]).toEqual({ on: '2026-09-18', ruleId: 'due.before-5', both: 1, pack: 0, against: 0 });
  });

  it('of one alone are all its own', () => {
    expect(compareSimulations(first, null).map(({ foundBy }) => foundBy)).toEqual(['pack', 'pack']);
  });
});
