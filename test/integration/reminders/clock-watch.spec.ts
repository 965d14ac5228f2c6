import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Sweep, WatchClock } from '../../../src/modules/reminders/index.js';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { Outbox } from '../../../src/platform/outbox/outbox.js';
import { TestApp } from '../../support/test-app.js';
import { MailServer } from './mail-server.js';

/** The sweep of Friday 18 September is done; Saturday is a rest day, Sunday a make-up working day. */
describe('the clock of the product', () => {
  let mail: MailServer;
  let app: TestApp;

  const ready = () => app.stranger().get('/health/ready');
  const sweep = () => app.nest.get(Sweep, { strict: false }).runIfDue(new AbortController().signal);
  /** Signed in anew: a session does not outlast the night. */
  const operator = () => app.as('xitong');
  const watch = async () => {
    const outbox = app.nest.get(Outbox, { strict: false });
    await app.nest.get(UnitOfWork).run(SYSTEM, (tx) => outbox.add(tx, WatchClock, {}));
    await app.runOrders();
  };

  beforeAll(async () => {
    mail = await MailServer.start();
    app = await TestApp.start({ at: '2026-09-18', environment: { SMTP_URL: mail.url } });
    await app.rows(`update account set email = login || '@ops.example' where login = 'xitong'`);
    await sweep();
  });
  afterAll(async () => {
    await app.stop();
    await mail.stop();
  });

  test('is ready to the minute before a sweep has been due for 26 hours', async () => {
    for (const at of [
      '2026-09-19T23:00:00+08:00',
      '2026-09-20T18:00:00+08:00',
      '2026-09-21T10:29:00+08:00',
    ]) {
      app.clock.set(at);
      await watch();
      expect((await ready()).status).toBe(200);
    }
    expect((await (await operator()).get('/api/notices')).body()).toMatchObject({ items: [] });
    expect(mail.received).toEqual([]);
  });

  test('is not ready from then on, and says so to machines', async () => {
    app.clock.set('2026-09-21T10:30:00+08:00');
    const answer = await ready();
    expect([answer.status, answer.code]).toEqual([503, 'server.not-ready']);
    expect(answer.body()).toMatchObject({
      params: { sweep: { overdueSeconds: 93_600, lastOn: '2026-09-18' } },
    });
    const { text } = await app.stranger().get('/metrics');
    for (const line of [
      'zhenggai_sweep_overdue_seconds 93600',
      `zhenggai_sweep_last_finished_timestamp_seconds ${Date.parse('2026-09-18T08:30:00+08:00') / 1000}`,
      'zhenggai_sweep_tasks_seen 0',
      'zhenggai_sweep_notices_planned 0',
      'zhenggai_outbox_dead 0',
      'zhenggai_outbox_oldest_due_seconds 0',
    ])
      expect(text).toContain(`${line}\n`);
    expect((await (await operator()).get('/api/sweeps/latest')).body()).toMatchObject({ isStale: true });
    expect((await app.stranger().get('/health/live')).status).toBe(200);
  });

  test('is reported to the operators once a day, in the inbox and by mail', async () => {
    await watch();
    app.clock.set('2026-09-21T11:30:00+08:00');
    await watch();
    const { items } = (await (await operator()).get('/api/notices')).body<{
      items: { title: string; body: string }[];
    }>();
    expect(items).toHaveLength(1);
    expect(items[0]?.title).toBe('【整改】每日巡检已停26小时，请立即检查');
    expect(items[0]?.body).toContain('最近一次：2026-09-18');
    expect(mail.letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['xitong@ops.example', '【整改】每日巡检已停26小时，请立即检查'],
    ]);
    app.clock.set('2026-09-22T00:05:00+08:00');
    await watch();
    expect(mail.letters).toHaveLength(2);
  });

  test('is ready again as soon as the sweep was made up for', async () => {
    app.clock.set('2026-09-22T09:00:00+08:00');
    expect((await ready()).status).toBe(503);
    await sweep();
    expect((await ready()).status).toBe(200);
    await watch();
    expect(mail.letters).toHaveLength(2);
  });
});

describe('a program in which no sweep was ever done', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ at: '2026-09-18T19:00:00+08:00' });
    await app.rows(`update account set created_at = '2026-09-10T08:00:00+08:00'`);
  });
  afterAll(() => app.stop());

  const ready = async (at: string) => {
    app.clock.set(at);
    return (await app.stranger().get('/health/ready')).status;
  };

  test('counts from its first day, and has an hour of a working day to make up for a standstill', async () => {
    expect(await ready('2026-09-18T19:00:00+08:00')).toBe(200);
    expect(await ready('2026-09-20T09:30:00+08:00')).toBe(200);
    expect(await ready('2026-09-20T09:30:01+08:00')).toBe(503);
  });
});
