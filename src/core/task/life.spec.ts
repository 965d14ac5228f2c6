import { describe, expect, it } from '@jest/globals';
import { ITEM_LIFE, moveItem, moveReport, REPORT_LIFE } from './index.js';

describe('the life of a report', () => {
  it('goes from upload to archive', () => {
    const path = [
      moveReport('uploaded', 'parse', 'system'),
      moveReport('parsed', 'review', 'person'),
      moveReport('reviewing', 'confirm', 'person'),
      moveReport('confirmed', 'archive', 'person'),
    ];
    expect(path.map((step) => (step.ok ? step.value : step.error.code))).toEqual([
      'parsed',
      'reviewing',
      'confirmed',
      'archived',
    ]);
  });

  it('is confirmed by a person only', () => {
    expect(moveReport('reviewing', 'confirm', 'system')).toEqual({
      ok: false,
      error: { code: 'report.action-not-allowed', params: { state: 'reviewing', action: 'confirm' } },
    });
  });

  it('gives way to a corrected version until it is archived', () => {
    const givesWay = Object.entries(REPORT_LIFE).filter(([, steps]) => 'supersede' in steps);
    expect(givesWay.map(([state]) => state)).toEqual(['uploaded', 'parsed', 'reviewing', 'confirmed']);
  });
});

describe('the life of an item', () => {
  it('is decided by people, and undone by them until a task answers it', () => {
    expect(moveItem('candidate', 'accept', 'system').ok).toBe(false);
    for (const action of ['accept', 'reject', 'merge'] as const) {
      const decided = moveItem('candidate', action, 'person');
      if (!decided.ok) throw new Error(decided.error.code);
      expect(moveItem(decided.value, 'reconsider', 'person')).toEqual({ ok: true, value: 'candidate' });
    }
    expect(moveItem('accepted', 'task', 'person')).toEqual({ ok: true, value: 'tasked' });
    expect(Object.keys(ITEM_LIFE.tasked)).toEqual(['task', 'release']);
    expect(moveItem('tasked', 'release', 'person')).toEqual({ ok: true, value: 'accepted' });
  });
});
