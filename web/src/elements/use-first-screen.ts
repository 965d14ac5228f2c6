import { useDeferredValue } from 'react';

/** More than a screen of a PC shows. */
const FIRST = 20;

/** Of rows that are drawn for the first time those in sight, and all of them right after these are painted. */
export function useFirstScreen<Row>(rows: readonly Row[]): readonly Row[] {
  return useDeferredValue(rows, rows.slice(0, FIRST));
}
