import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainsOf, type ChainItem, type ChainLink } from './chains.js';

const ITEMS: ChainItem[] = [
  { id: 'a23', year: 2023 },
  { id: 'b23', year: 2023 },
  { id: 'a24', year: 2024 },
  { id: 'a25', year: 2025 },
  { id: 'c25', year: 2025 },
];

describe('chainsOf', () => {
  it('counts the years of a matter that keeps coming back', () => {
    const links: ChainLink[] = [
      { earlierId: 'a23', laterId: 'a24' },
      { earlierId: 'a24', laterId: 'a25' },
    ];
    expect(chainsOf(ITEMS, links)).toContainEqual({
      itemIds: ['a23', 'a24', 'a25'],
      firstYear: 2023,
      lastYear: 2025,
      yearCount: 3,
      carriedYears: 2,
    });
  });

  it('joins two matters that become one, and counts years, not items', () => {
    const links: ChainLink[] = [
      { earlierId: 'a23', laterId: 'a24' },
      { earlierId: 'b23', laterId: 'a24' },
    ];
    const chain = chainsOf(ITEMS, links).find(({ itemIds }) => itemIds.includes('b23'));
    expect(chain).toMatchObject({ itemIds: ['a23', 'b23', 'a24'], yearCount: 2, carriedYears: 1 });
  });

  it('leaves a year out without breaking the chain', () => {
    const [chain] = chainsOf(ITEMS, [{ earlierId: 'a23', laterId: 'a25' }]);
    expect(chain).toMatchObject({ yearCount: 2, carriedYears: 2 });
  });

  it.each<[string, ChainLink]>([
    ['an unknown item', { earlierId: 'a23', laterId: 'nobody' }],
    ['a link backwards', { earlierId: 'a25', laterId: 'a24' }],
    ['a link within one year', { earlierId: 'a23', laterId: 'b23' }],
  ])('takes no notice of %s', (_, link) => {
    expect(chainsOf(ITEMS, [link])).toHaveLength(ITEMS.length);
  });

  it('puts every item into exactly one chain, whatever the links', () => {
    const ids = ITEMS.map(({ id }) => id);
    const link = fc.record({ earlierId: fc.constantFrom(...ids), laterId: fc.constantFrom(...ids) });
    fc.assert(
      fc.property(fc.array(link, { maxLength: 12 }), (links) => {
        const seen = chainsOf(ITEMS, links).flatMap(({ itemIds }) => itemIds);
        expect([...seen].sort()).toEqual([...ids].sort());
      }),
    );
  });
});
