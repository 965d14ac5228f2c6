import { describe, expect, it } from '@jest/globals';
import { boardFiltersOf, monthEnds, rowsSearchOf } from './board-search.js';

const UNIT = '0190a5b0-0000-7000-8000-000000000001';

describe('the address of the dashboard', () => {
  it('keeps what makes sense and drops the rest', () => {
    expect(
      boardFiltersOf({ year: '2025', underOrganisationId: UNIT, leadOrganisationId: 'x', asOf: '2026-13' }),
    ).toEqual({ year: 2025, underOrganisationId: UNIT });
    expect(boardFiltersOf({ year: 20.5 })).toEqual({});
  });

  it('names the rows of one number', () => {
    expect(
      rowsSearchOf({ source: 'standing', light: 'red', leadOrganisationId: UNIT, part: 'both', years: 2 }),
    ).toEqual({ source: 'standing', light: 'red', leadOrganisationId: UNIT, years: 2 });
    expect(rowsSearchOf({ source: 'nothing', key: '../x' })).toEqual({ source: 'figure' });
  });
});

describe('the ends of the last months', () => {
  it('go over the end of a year and a leap day, and end with the day itself', () => {
    expect(monthEnds('2024-04-15', 5)).toEqual([
      '2023-11-30',
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-15',
    ]);
  });
});
