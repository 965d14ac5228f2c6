import type { PromiseVerdict } from '../closure/index.js';
import type { MeasuredTask } from './measured-task.js';
import { isCounted, toMeasured, type Measured } from './metrics.js';

/** A shortcoming as a body's report of one year lists it. */
export interface ListedProblem {
  readonly bodyId: string;
  readonly year: number;
  readonly themes: readonly string[];
  /** First year in which a person found it listed; `year` where it is new. */
  readonly firstYear: number;
}

export interface ThemeReturn extends Measured {
  readonly theme: string;
}

/**
 * Themes that come back across bodies: of the bodies whose report lists a problem of the theme, those in which one of them had
 * been listed before. Most bodies first, then by theme.
 */
export function themeReturns(problems: readonly ListedProblem[]): ThemeReturn[] {
  const bodies = new Map<string, { readonly listing: Set<string>; readonly again: Set<string> }>();
  for (const { bodyId, year, firstYear, themes } of problems) {
    for (const theme of themes) {
      const of = bodies.get(theme) ?? { listing: new Set(), again: new Set() };
      bodies.set(theme, of);
      of.listing.add(bodyId);
      if (firstYear < year) of.again.add(bodyId);
    }
  }
  return [...bodies]
    .map(([theme, { listing, again }]) => ({ theme, ...toMeasured(again.size, listing.size) }))
    .sort(
      (a, b) => b.numerator - a.numerator || b.denominator - a.denominator || (a.theme < b.theme ? -1 : 1),
    );
}

/** From this many years on, lives are counted together. */
export const LONG_LIFE = 5;

/** How many years a problem has been listed over, the first and the last included; the longest are counted as {@link LONG_LIFE}. */
export function lifeOf({ year, firstYear }: Pick<ListedProblem, 'year' | 'firstYear'>): number {
  return Math.min(LONG_LIFE, year - firstYear + 1);
}

/** How long problems live: for 1 to {@link LONG_LIFE} years the problems of that age / all. */
export function problemLives(
  problems: readonly ListedProblem[],
): readonly (Measured & { readonly years: number })[] {
  return Array.from({ length: LONG_LIFE }, (_, index) => {
    const aged = problems.filter((problem) => lifeOf(problem) === index + 1);
    return { years: index + 1, ...toMeasured(aged.length, problems.length) };
  });
}

/** Plan items kept in full / plan items. */
export function promisesKept(verdicts: readonly PromiseVerdict[]): Measured {
  return toMeasured(verdicts.filter((verdict) => verdict === 'fulfilled').length, verdicts.length);
}

/** Issued, in force, and due by a date from the start: what an extension can move. */
export function canBeExtended(task: MeasuredTask): boolean {
  return isCounted(task) && task.originalDueOn !== null && task.currentDueOn !== null;
}

/** Its time limit stands later than the first one did. */
export function wasExtended(task: MeasuredTask): boolean {
  const { originalDueOn, currentDueOn } = task;
  return (
    canBeExtended(task) && originalDueOn !== null && currentDueOn !== null && currentDueOn > originalDueOn
  );
}

/** 延期膨胀: tasks whose time limit was moved / tasks that have one. */
export function extensionInflation(tasks: readonly MeasuredTask[]): Measured {
  return toMeasured(tasks.filter(wasExtended).length, tasks.filter(canBeExtended).length);
}
