import { describe, expect, it } from '@jest/globals';
import { simulatorSearch } from './search.js';

const ID = '0193a1b2-0000-7000-8000-000000000001';

describe('the address of a simulation', () => {
  it('says which one, which day, which person and which side', () => {
    const address = { id: ID, by: 'person', on: '2026-09-18', recipientId: ID, foundBy: 'against' };
    expect(simulatorSearch(address)).toEqual(address);
  });

  it('drops what it does not understand', () => {
    expect(simulatorSearch({ id: '7', by: 'unit', on: 'soon', recipientId: 1, foundBy: 'none' })).toEqual({});
  });
});
