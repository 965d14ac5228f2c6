import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { completeFacts, EVERYBODY } from '../../../test/builders/task-facts.js';
import { addDays, localDate as D } from '../shared/local-date.js';
import { isSamePerson } from './facts.js';
import { countedWith, type StandIn } from './stand-ins.js';

const SINCE = D('2026-03-02');
const standIn = (accountId: string, throughOn: string): StandIn => ({ accountId, throughOn: D(throughOn) });

describe('whose acts count as one’s own', () => {
  it.each<[string, StandIn[], string[]]>([
    ['nobody stood in', [], []],
    ['it ended before the matter began', [standIn('甲', '2026-03-01')], []],
    ['it ended on the day it began', [standIn('甲', '2026-03-02')], ['甲']],
    ['it ended while the matter was open', [standIn('甲', '2026-04-01')], ['甲']],
    ['one of two ended in time', [standIn('甲', '2026-02-01'), standIn('乙', '2026-06-01')], ['乙']],
    ['the same two changed places twice', [standIn('甲', '2026-03-05'), standIn('甲', '2026-06-01')], ['甲']],
  ])('%s', (_, standIns, counted) => {
    expect(countedWith(standIns, SINCE)).toEqual(counted);
  });

  it('never counts more for a matter that began later, and always counts oneself', () => {
    const links = fc.array(
      fc.record({
        accountId: fc.constantFrom('甲', '乙', '丙'),
        throughOn: fc.integer({ min: -40, max: 40 }).map((days) => addDays(SINCE, days)),
      }),
    );
    fc.assert(
      fc.property(links, fc.nat(60), (standIns, later) => {
        const before = countedWith(standIns, SINCE);
        const after = countedWith(standIns, addDays(SINCE, later));
        const actor = { ...EVERYBODY, countsAs: after };
        return (
          after.every((id) => before.includes(id)) &&
          isSamePerson(actor, EVERYBODY.accountId) &&
          !isSamePerson(actor, null) &&
          after.every((id) => isSamePerson(actor, id)) &&
          !isSamePerson(actor, completeFacts().leadOrganisationId)
        );
      }),
    );
  });
});
