import { describe, expect, it } from '@jest/globals';
import { isClosedInLedger, verdictAgainstLedger, type LedgerStanding, type LedgerVerdict } from './ledger.js';
import type { ClosureAnswer } from './types.js';

const CLOSED: LedgerStanding = { state: 'closed', decision: 'done' };
const OPEN: LedgerStanding = { state: 'in_progress', decision: null };

describe('verdictAgainstLedger', () => {
  it.each<[ClosureAnswer, LedgerStanding | null, LedgerVerdict]>([
    ['stated-closed', CLOSED, 'agree'],
    ['stated-closed', OPEN, 'report-claims-more'],
    ['stated-in-progress', OPEN, 'agree'],
    ['stated-in-progress', CLOSED, 'ledger-closed-report-open'],
    ['mentioned-only', OPEN, 'restated-without-result'],
    ['mentioned-only', CLOSED, 'restated-without-result'],
    ['silent', OPEN, 'open-report-silent'],
    ['silent', CLOSED, 'ledger-closed-report-silent'],
    ['stated-closed', null, 'no-ledger'],
  ])('%s against %j is %s', (answer, ledger, verdict) => {
    expect(verdictAgainstLedger({ answer, isWithoutResult: false }, ledger)).toBe(verdict);
  });

  it.each<[ClosureAnswer, LedgerStanding | null, LedgerVerdict]>([
    ['stated-in-progress', OPEN, 'restated-without-result'],
    ['stated-in-progress', CLOSED, 'restated-without-result'],
    ['stated-in-progress', null, 'no-ledger'],
    ['silent', OPEN, 'open-report-silent'],
  ])('%s by measures alone against %j is %s', (answer, ledger, verdict) => {
    expect(verdictAgainstLedger({ answer, isWithoutResult: true }, ledger)).toBe(verdict);
  });
});

describe('isClosedInLedger', () => {
  it.each<[LedgerStanding, boolean]>([
    [{ state: 'closed', decision: 'done' }, true],
    [{ state: 'closed', decision: 'not_applicable' }, true],
    [{ state: 'closed', decision: 'basically_done' }, false],
    [{ state: 'done', decision: 'done' }, true],
    [{ state: 'carried_over', decision: 'continuing' }, false],
    [{ state: 'reopened', decision: 'done' }, false],
  ])('%j: %s', (standing, closed) => {
    expect(isClosedInLedger(standing)).toBe(closed);
  });
});
