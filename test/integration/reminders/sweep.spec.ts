import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { addDays, localDate } from '../../../src/core/shared/local-date.js';
import { County } from './county.js';

/** Every day from one to the other, as a process that never stops would sweep it. */
async function sweepThrough(county: County, from: string, to: string): Promise<string[]> {
  const swept: string[] = [];
  for (let day = localDate(from); day <= to; day = addDays(day, 1))
    if (await county.day(day)) swept.push(day);
  return swept;
}

describe('the sweep', () => {
  let county: County;
  beforeAll(async () => {
    county = await County.found();
  });
  afterAll(() => county.dissolve());

  const brief = async (task: string) =>
    (await county.reminders(task)).map(({ rule, planned_on, who }) => `${planned_on} ${rule} ${who}`);

  test('counts over the national holiday, make-up days included, and climbs one level at a time', async () => {
    const task = await county.task({ current_due_on: '2026-10-12' });
    const swept = await sweepThrough(county, '2026-09-18', '2026-10-21');
    expect(swept.filter((day) => day >= '2026-09-30')).toEqual(
      [
        '2026-09-30',
        '2026-10-08',
        '2026-10-09',
        '2026-10-10',
        '2026-10-12',
        '2026-10-13',
        '2026-10-14',
      ].concat(['2026-10-15', '2026-10-16', '2026-10-19', '2026-10-20', '2026-10-21']),
    );
    expect(await brief(task)).toEqual([
      '2026-09-21 due.before-10 liaison',
      '2026-09-29 due.before-5 liaison',
      '2026-10-08 due.before-3 liaison',
      '2026-10-08 due.before-3 owner',
      '2026-10-10 due.before-1 liaison',
      '2026-10-10 due.before-1 owner',
      '2026-10-12 due.on-0 liaison',
      '2026-10-12 due.on-0 owner',
      '2026-10-13 due.after-1 liaison',
      '2026-10-13 due.after-1 owner',
      '2026-10-13 due.after-1 signer',
      '2026-10-16 due.after-4 leader',
      '2026-10-16 due.after-4 liaison',
      '2026-10-16 due.after-4 owner',
      '2026-10-16 due.after-4 signer',
      '2026-10-21 due.after-7 leader',
      '2026-10-21 due.after-7 liaison',
      '2026-10-21 due.after-7 mayor',
      '2026-10-21 due.after-7 owner',
      '2026-10-21 due.after-7 signer',
    ]);
  });
});
