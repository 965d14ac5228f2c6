import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { AppModule } from '../../../src/entrypoints/app.module.js';
import { SweepTasks } from '../../../src/modules/reminders/index.js';
import { FixedClock } from '../../../src/platform/clock.js';
import { loadConfig } from '../../../src/platform/config/config.js';
import { QUEUE_TUNING, TUNING } from '../../../src/platform/queue/queue-tuning.js';
import { Queues } from '../../../src/platform/queue/queues.js';
import { eventually } from '../../support/eventually.js';
import { RecordedLog } from '../outbox/background-app.js';
import { County } from './county.js';
import { MailServer } from './mail-server.js';

/** The whole worker process: schedules, queue on PostgreSQL, outbox, relay and every handler there is. */
describe('the worker', () => {
  const clock = new FixedClock('2026-09-18');
  let mail: MailServer;
  let county: County;
  let worker: TestingModule;

  beforeAll(async () => {
    mail = await MailServer.start();
    county = await County.found(mail.url);
    await county.task({ current_due_on: '2026-09-25' });
    const config = loadConfig({ DATABASE_URL: county.url, SMTP_URL: mail.url });
    const app = AppModule.forRoot({ config, databaseUrl: county.url, role: 'worker', clock });
    worker = await Test.createTestingModule({ imports: [app] })
      .overrideProvider(TUNING)
      .useValue({ ...QUEUE_TUNING, relayMostPause: 100 })
      .setLogger(new RecordedLog())
      .compile();
    await worker.init();
  });
  afterAll(async () => {
    await worker.close();
    await county.dissolve();
    await mail.stop();
  });

  const letters = () => mail.letters.map(({ to, subject }) => `${to} ${subject}`);
  const tick = (id: string) =>
    worker.get(Queues).addBulk('sweep', [{ contract: SweepTasks, jobId: `tick-${id}`, data: {} }]);
  const openOrders = () => county.sql('select job, last_error from outbox where done_at is null');

  test('sweeps as soon as it is started on a working day, and delivers by inbox and e-mail', async () => {
    await eventually(() => expect(letters()).toEqual(['liaison@t.example 整改提醒 2026-09-18:1项']));
    await eventually(async () => expect(await openOrders()).toEqual([]));
    expect((await county.inbox('liaison')).map(({ title }) => title)).toEqual(['整改提醒 2026-09-18:1项']);
  });

  test('takes a further tick of the day for what it is: nothing', async () => {
    await tick('again');
    await eventually(async () =>
      expect((await worker.get(Queues).counts()).sweep).toMatchObject({ waiting: 0, active: 0 }),
    );
    expect(await county.sql('select 1 from sweep_run')).toHaveLength(1);
    expect(letters()).toHaveLength(1);
  });

  test('goes on trying where the mail server cannot take a message now', async () => {
    mail.refusal = { at: 'DATA', code: 451, text: 'try again later' };
    clock.set('2026-09-22');
    await tick('next-day');
    await eventually(async () => {
      const [row] = await county.sql<{ state: string; attempts: number }>(
        `select state, attempts from delivery where channel = 'mail' and attempts > 0 and state <> 'sent' limit 1`,
      );
      expect(row).toMatchObject({ state: 'queued' });
    });
    mail.refusal = null;
    await eventually(() => expect(letters()).toHaveLength(3));
    await eventually(async () => expect(await openOrders()).toEqual([]));
    const states = await county.sql<{ state: string }>('select distinct state from delivery');
    expect(states).toEqual([{ state: 'sent' }]);
  });
});
