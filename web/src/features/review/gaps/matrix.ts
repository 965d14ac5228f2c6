import type { GapMatrix, ItemLink } from '../queries.js';

/** What is said of a shortcoming and a plan item: by a person, by what was carried over, by the rules, by nobody. */
export type CellState = 'confirmed' | 'refused' | 'proposed' | 'suggested' | 'none';

export interface Cell {
  readonly state: CellState;
  /** 0..1; null where the rules suggest nothing. */
  readonly score: number | null;
  /** Why the rules suggest it, in words. */
  readonly reasons: readonly string[];
}

/** Where the keyboard stands: row of a shortcoming, column of a plan item. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

type Row = GapMatrix['shortcomings'][number];

export function cellOf(row: Row, planItemId: string, links: readonly ItemLink[]): Cell {
  const suggestion = row.suggestions.find((one) => one.planItemId === planItemId);
  const link = links.find(({ shortcomingId, otherId }) => shortcomingId === row.id && otherId === planItemId);
  return {
    state: link?.state ?? (suggestion === undefined ? 'none' : 'suggested'),
    score: suggestion?.score ?? null,
    reasons: suggestion?.reasons.map(({ text }) => text) ?? [],
  };
}

export type Conclusion = 'answered' | 'tasked' | 'open';

/** What becomes of a shortcoming as things stand. */
export function conclusionOf({ id, state }: Row, { unanswered }: GapMatrix): Conclusion {
  if (!unanswered.includes(id)) return 'answered';
  return state === 'tasked' ? 'tasked' : 'open';
}

const STEPS: Readonly<Record<string, CellPlace>> = {
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
};

/** @returns where a key leads from a cell, within the matrix; null: the key moves nowhere */
export function moved(place: CellPlace, key: string, size: CellPlace): CellPlace | null {
  const step = STEPS[key];
  if (step === undefined) return null;
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most - 1);
  return {
    row: within(place.row + step.row, size.row),
    column: within(place.column + step.column, size.column),
  };
}

/** Where to begin: the first suggestion that nobody has answered. */
export function firstOpen({ shortcomings, planItems }: GapMatrix, links: readonly ItemLink[]): CellPlace {
  for (const [row, shortcoming] of shortcomings.entries()) {
    const column = planItems.findIndex(({ id }) =>
      ['suggested', 'proposed'].includes(cellOf(shortcoming, id, links).state),
    );
    if (column !== -1) return { row, column };
  }
  return { row: 0, column: 0 };
}
