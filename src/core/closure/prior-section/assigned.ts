import type { Measurer } from '../matching/match-features.js';
import type { Passage } from '../reading/passages.js';
import { alignInOrder } from './alignment.js';
import type { PriorEntry } from './entries.js';
import { NO_STANDING, standingsOf, type EntryStanding } from './standing.js';

/** One of last year's shortcomings, as the section on them is held against it. */
export interface Answerable {
  readonly measure: Measurer;
  /** Listed among this year's problems again. */
  readonly cameBack: boolean;
}

/** Passages of the section that were assigned to one item, with how far it is by them. */
export type Assigned = ReadonlyMap<Passage, EntryStanding>;

export const NOTHING_ASSIGNED: Assigned = new Map();

/** For each shortcoming the passages of the section on last year's problems that answer it by wording and order. */
export function assignedTo(shortcomings: readonly Answerable[], entries: readonly PriorEntry[]): Assigned[] {
  if (entries.length === 0 || shortcomings.length === 0) return shortcomings.map(() => NOTHING_ASSIGNED);
  const pairs = alignInOrder(
    entries.map((entry) => shortcomings.map(({ measure }) => likenessOf(entry, measure))),
  );
  const standings = standingsOf(
    entries.map((entry, index) => ({
      entry,
      cameBack: pairs.some((pair) => pair.entry === index && shortcomings[pair.item]?.cameBack === true),
    })),
  );
  return shortcomings.map(
    (_, item) =>
      new Map(
        pairs
          .filter((pair) => pair.item === item)
          .flatMap(({ entry }) =>
            (entries[entry]?.passages ?? []).map(
              (passage) => [passage, standings[entry] ?? NO_STANDING] as const,
            ),
          ),
      ),
  );
}

function likenessOf({ passages }: PriorEntry, measure: Measurer): number {
  return Math.max(0, ...passages.map((passage) => measure(passage).topic));
}
