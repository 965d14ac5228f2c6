import type { LocalDate } from '../shared/local-date.js';

/** A day that breaks the plain week: 放假 on a weekday or weekend, or 调休补班 on a Saturday or Sunday. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly kind: 'off' | 'makeup';
  /** 元旦, 春节, … as the notice names it. */
  readonly name: string;
}

/** The special days of one year as the State Council's notice (early November of the year before) fixes them. */
export interface YearTable {
  readonly year: number;
  /** 1 for the notice as first loaded, higher for each correction; the highest of a year replaces the others whole. */
  readonly version: number;
  /** True while the notice is not out and the days are a guess. */
  readonly provisional: boolean;
  readonly days: readonly SpecialDay[];
}

/** For each year its highest version, in order of years. */
export function currentTables(tables: readonly YearTable[]): readonly YearTable[] {
  const current = new Map<number, YearTable>();
  for (const table of tables) {
    const known = current.get(table.year);
    if (!known || known.version < table.version) current.set(table.year, table);
  }
  return [...current.values()].sort((a, b) => a.year - b.year);
}
