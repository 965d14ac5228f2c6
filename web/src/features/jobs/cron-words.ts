import type { JobWords } from './texts.js';

type Words = Pick<JobWords, 'everyMinute' | 'hourly' | 'hoursDaily' | 'daily'>;

/** @returns when a schedule ticks, as a person would say it; the expression itself where it is none of the usual ones */
export function cronWords(cron: string, words: Words): string {
  const [minute = '', hour = '', ...days] = cron.split(' ');
  if (days.some((day) => day !== '*')) return cron;
  if (minute === '*' && hour === '*') return words.everyMinute;
  if (!/^\d+$/.test(minute)) return cron;
  if (hour === '*') return words.hourly(minute);
  const range = /^(\d+)-(\d+)$/.exec(hour);
  const at = (one: string) => `${one.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (range !== null) return words.hoursDaily(at(range[1] ?? ''), at(range[2] ?? ''));
  return /^\d+$/.test(hour) ? words.daily(at(hour)) : cron;
}
