import { describe, expect, it } from '@jest/globals';
import {
  countFilters,
  filtersOf,
  ledgerSearchOf,
  nextSort,
  sortOf,
  withoutFilters,
} from './ledger-search.js';

const UNIT = '0190a5b0-0000-7000-8000-000000000001';

describe('the address of the ledger', () => {
  it('keeps what makes sense and drops the rest', () => {
    expect(
      ledgerSearchOf({
        view: 'problems',
        state: 'issued',
        light: 'violet',
        year: '2025',
        leadOrganisationId: UNIT,
        organisationId: "x' or 1=1",
        dueBefore: '2026-3-1',
        search: 2025,
        other: 'thing',
      }),
    ).toEqual({ view: 'problems', state: 'issued', year: 2025, leadOrganisationId: UNIT, search: '2025' });
    expect(ledgerSearchOf({ year: 20_255, search: '', all: 'yes' })).toEqual({});
  });

  it('asks for what is open unless told otherwise, and never contradicts a state', () => {
    expect(filtersOf({})).toEqual({ open: true });
    expect(filtersOf({ all: true })).toEqual({});
    expect(filtersOf({ state: 'closed' })).toEqual({ state: 'closed' });
  });

  it('hands the search on without the spaces that are still being typed', () => {
    expect(filtersOf({ all: true, search: ' 执法 文书 ' })).toEqual({ search: '执法 文书' });
    expect(filtersOf({ all: true, search: '  ' })).toEqual({});
  });

  it('turns an order round and back to that of the house', () => {
    expect(sortOf({})).toEqual({ key: 'due', isDescending: false });
    expect(nextSort({}, 'due')).toBe('-due');
    expect(nextSort({ sort: '-due' }, 'due')).toBeUndefined();
    expect(nextSort({ sort: '-due' }, 'number')).toBe('number');
    expect(nextSort({ sort: 'number' }, 'number')).toBe('-number');
    expect(nextSort({ sort: '-number' }, 'number')).toBeUndefined();
    expect(nextSort({}, 'changed')).toBe('-changed');
    expect(nextSort({ sort: '-changed' }, 'changed')).toBe('changed');
    expect(ledgerSearchOf({ sort: '-light' })).toEqual({ sort: '-light' });
    expect(ledgerSearchOf({ sort: 'title; drop' })).toEqual({});
    expect(filtersOf({ sort: '-light', all: true })).toEqual({});
    expect(withoutFilters({ sort: 'number', light: 'red' })).toEqual({ sort: 'number' });
  });

  it('hands on no part of what is only shown', () => {
    expect(filtersOf({ view: 'measures', export: UNIT, all: true, light: 'red' })).toEqual({ light: 'red' });
    expect(withoutFilters({ view: 'measures', light: 'red' })).toEqual({ view: 'measures' });
    expect(countFilters({ view: 'measures', light: 'red', year: 2025, search: 'a' })).toBe(2);
  });
});
