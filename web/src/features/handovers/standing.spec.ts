import { describe, expect, it } from '@jest/globals';
import { signatureOf, standingOf } from './standing.js';

const DAY = '2026-03-02T01:00:00.000Z';
const open = { givenAt: null, takenAt: null, finishedAt: null };
const ids = { fromId: 'giver', toId: 'receiver', organisationId: 'unit' };
const person = (accountId: string, isUnitSigner = false, organisationId = 'unit') => ({
  ...{ accountId, isUnitSigner, organisationId },
});

describe('a hand-over', () => {
  it.each([
    [open, 'both'],
    [{ ...open, givenAt: DAY }, 'receiver'],
    [{ ...open, takenAt: DAY }, 'giver'],
    [{ ...open, givenAt: DAY, takenAt: DAY }, 'moving'],
    [{ givenAt: DAY, takenAt: DAY, finishedAt: DAY }, 'finished'],
  ] as const)('signed as %j waits for: %s', (signed, standing) => {
    expect(standingOf(signed)).toBe(standing);
  });

  it.each([
    ['the receiver', person('receiver'), open, 'receiver'],
    ['the receiver who signed', person('receiver'), { ...open, takenAt: DAY }, null],
    ['the receiver who is the signer of the unit', person('receiver', true), { ...open, takenAt: DAY }, null],
    ['the giver', person('giver'), open, 'giver'],
    ['the giver who signed', person('giver'), { ...open, givenAt: DAY }, null],
    ['the signer of the unit', person('signer', true), open, 'inPlaceOfGiver'],
    ['the signer of the unit, later', person('signer', true), { ...open, givenAt: DAY }, null],
    ['the signer of another unit', person('signer', true, 'other'), open, null],
    ['a colleague', person('colleague'), open, null],
  ] as const)('is signed by %s', (_who, signer, signed, signature) => {
    expect(signatureOf({ ...ids, ...signed }, signer)).toBe(signature);
  });
});
