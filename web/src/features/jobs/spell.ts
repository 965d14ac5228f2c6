import type { JobWords } from './texts.js';

const MINUTE = 60;
const HOUR = 3600;

/** A stretch of time in the unit in which a person would tell it. */
export function spell(
  seconds: number,
  words: Pick<JobWords, 'seconds' | 'minutes' | 'hours'>,
  number: (value: number) => string,
): string {
  if (seconds < 2 * MINUTE) return words.seconds(number(Math.round(seconds)));
  if (seconds < 2 * HOUR) return words.minutes(number(Math.round(seconds / MINUTE)));
  return words.hours(number(Math.round(seconds / HOUR)));
}
