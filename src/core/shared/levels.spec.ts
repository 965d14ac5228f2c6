import { describe, expect, it } from '@jest/globals';
import { beginsLevel, GOVERNMENT_LEVELS } from './levels.js';

describe('where a lower level of government begins', () => {
  it.each([
    ['a city in a province', 'government', 'city', 'province'],
    ['the party committee of a city', 'party', 'city', 'province'],
    ['a county in a city', 'government', 'county', 'city'],
    ['a county governed by the province directly', 'government', 'county', 'province'],
  ] as const)('with %s', (_what, kind, level, above) => {
    expect(beginsLevel({ kind, level }, above)).toBe(true);
  });

  it.each([
    ['a body that nothing stands above', 'government', 'city', null],
    ['a party committee beside the government of its level', 'party', 'county', 'county'],
    ['a department, whatever level it is entered with', 'department', 'county', 'city'],
    ['a town, which its county supervises', 'government', 'town', 'county'],
    ['what is entered under a lower level', 'government', 'city', 'county'],
  ] as const)('not with %s', (_what, kind, level, above) => {
    expect(beginsLevel({ kind, level }, above)).toBe(false);
  });

  it('never with a province', () => {
    for (const above of [...GOVERNMENT_LEVELS, null])
      expect(beginsLevel({ kind: 'government', level: 'province' }, above)).toBe(false);
  });
});
