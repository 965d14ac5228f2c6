import { useDeferredValue } from 'react';

/**
 * Of rows that are there for the first time those in sight, at once, and all of them right after these are painted.
 * @param rowPx the least height of a row
 */
export function useFirstScreen<Row>(rows: readonly Row[], rowPx: number): readonly Row[] {
  const drawn = useDeferredValue(rows);
  return drawn.length === 0 ? rows.slice(0, Math.ceil(innerHeight / rowPx)) : drawn;
}
