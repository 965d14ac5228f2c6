import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PostOffice } from '../integration/outbox/post-office.js';
import { EmptyLetterbox } from '../integration/outbox/jobs.js';

/** Nothing ever listens on port 1 of this machine. */
const NOBODY_THERE = 'redis://127.0.0.1:1';
const DAILY = { id: 'daily', cron: '30 8 * * *', tz: 'Asia/Shanghai', job: EmptyLetterbox } as const;

let office: PostOffice;
beforeAll(async () => {
  office = await PostOffice.open();
});
afterAll(() => office.demolish());

it('a process whose Redis never answered starts, and stops within moments', async () => {
  const app = await office.start({
    redisUrl: NOBODY_THERE,
    schedules: [DAILY],
    tuning: { drainWithin: 1000 },
  });
  const from = performance.now();
  await office.close(app);
  expect(performance.now() - from).toBeLessThan(5000);
});
