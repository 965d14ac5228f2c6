import { describe, expect, it } from '@jest/globals';
import { auditSearchOf, exportAddress } from './audit-search.js';

describe('auditSearchOf', () => {
  it('keeps what can be searched for and drops the rest', () => {
    expect(
      auditSearchOf({
        tab: 'sign-ins',
        person: '李',
        act: 'task.',
        from: '2026-01-01',
        subjectId: 'x',
        y: 1,
      }),
    ).toEqual({ tab: 'sign-ins', person: '李', act: 'task.', from: '2026-01-01' });
    expect(auditSearchOf({ tab: 'x', until: '1 March', act: 'DROP TABLE' })).toEqual({});
  });
});

describe('exportAddress', () => {
  it('asks for the same search', () => {
    expect(exportAddress({})).toBe('/api/audit/events.csv');
    expect(exportAddress({ act: 'task.', person: '李' })).toBe(
      '/api/audit/events.csv?act=task.&person=%E6%9D%8E',
    );
  });
});
