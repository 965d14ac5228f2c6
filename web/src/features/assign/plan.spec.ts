import { describe, expect, it } from '@jest/globals';
import { choiceFrom, groupsOf, missingIn, type Template } from './plan.js';

const template: Template = {
  ...{ dueRule: { kind: 'yearEnd' }, rectificationClass: 'staged', priority: 'ordinary' },
  ...{ target: '问题整改到位', criteria: ['制度文本'], assistingIds: ['justice'] },
};
const row = (itemId: string, leadOrganisationId?: string, dueOn?: string) => ({
  ...{ itemId, choice: { leadOrganisationId, dueOn } },
});

describe('what is to be assigned', () => {
  it('begins with the first suggestion', () => {
    const leadUnits = [{ organisationId: 'justice', name: '司法局', reason: '职责' }];
    const dueDates = [{ date: '2026-06-30', quote: '6月底前' }];
    expect(choiceFrom({ itemId: 'one', leadUnits, dueDates })).toEqual({
      ...{ leadOrganisationId: 'justice', dueOn: '2026-06-30' },
    });
    expect(choiceFrom(undefined)).toEqual({ leadOrganisationId: undefined, dueOn: undefined });
  });

  it('goes out by unit and day, and never with a unit that assists itself', () => {
    const rows = [
      row('a', 'justice'),
      row('b', 'health'),
      row('c', 'justice'),
      row('d', 'health', '2026-06-30'),
      row('e'),
    ];
    expect(
      groupsOf(rows, template).map(({ itemIds, assignment }) => [
        itemIds,
        assignment.leadOrganisationId,
        assignment.assistingIds,
        assignment.dueRule.kind,
      ]),
    ).toEqual([
      [['a', 'c'], 'justice', [], 'yearEnd'],
      [['b'], 'health', ['justice'], 'yearEnd'],
      [['d'], 'health', ['justice'], 'fixedDate'],
    ]);
  });

  it('says what is missing', () => {
    expect(missingIn([row('a', 'justice')], template)).toEqual([]);
    expect(missingIn([], { ...template, target: ' ', criteria: [] })).toEqual([
      'items',
      'target',
      'criteria',
    ]);
    expect(missingIn([row('a')], { ...template, dueRule: { kind: 'workdays' } })).toEqual(['lead', 'due']);
    expect(missingIn([row('a', 'x', '2026-06-30')], { ...template, dueRule: { kind: 'workdays' } })).toEqual(
      [],
    );
  });
});
