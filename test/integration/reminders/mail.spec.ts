import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { CarryError } from '../../../src/modules/reminders/channels/send-letter.service.js';
import { SendMail } from '../../../src/modules/reminders/jobs/send-mail.job.js';
import { County } from './county.js';
import { MailServer } from './mail-server.js';

let server: MailServer;
let county: County;
beforeAll(async () => {
  server = await MailServer.start();
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.reset();
  county = await County.found(server.url);
});
afterEach(() => county.dissolve());

const deliveries = () =>
  county.sql<{ channel: string; state: string; attempts: number; last_error: string | null }>(
    'select channel, state, attempts, last_error from delivery order by channel',
  );
const mailOf = async () => (await deliveries()).find(({ channel }) => channel === 'mail');
const pendingMail = async () => {
  const [row] = await county.sql<{ id: string; job: string; payload: object }>(
    `select id, job, payload from outbox where job = 'send-mail' and done_at is null`,
  );
  if (!row) throw new Error('no mail is on order');
  return row;
};

/** One person has one thing due. */
async function oneDigest(): Promise<string> {
  const task = await county.task({ current_due_on: '2026-09-25' });
  await county.sweep('2026-09-18');
  return task;
}

describe('e-mail', () => {
  test('brings each person one digest a day, under the address of the account', async () => {
    const task = await oneDigest();
    await county.runJobs();
    expect(server.letters).toEqual([
      {
        to: 'liaison@t.example',
        subject: '整改提醒 2026-09-18:1项',
        text: `【黄灯】1\n· 2026-c-1 任务1:距办结时限还有5个工作日(时限2026-09-25)\n\nhttp://zhenggai.example/tasks/${task}\n`,
      },
    ]);
    expect(await deliveries()).toEqual([
      { channel: 'inbox', state: 'sent', attempts: 1, last_error: null },
      { channel: 'mail', state: 'sent', attempts: 1, last_error: null },
    ]);
    expect((await county.reminders(task, 'mail')).map(({ who, state }) => [who, state])).toEqual([
      ['liaison', 'sent'],
    ]);
  });

  test('names itself so that a second copy can be told, and asks for no automatic answer', async () => {
    await oneDigest();
    await county.runJobs();
    const [delivery] = await county.sql<{ id: string; message_id: string }>(
      `select id, message_id from delivery where channel = 'mail'`,
    );
    expect(delivery?.message_id).toBe(`<${delivery?.id}@zhenggai.example>`);
    expect(server.received[0]?.raw).toContain(`Message-ID: ${delivery?.message_id}`);
    expect(server.received[0]?.raw).toContain('Auto-Submitted: auto-generated');
  });

  test('to a person without an address is not planned', async () => {
    await county.sql(`update account set email = null where login = 'liaison'`);
    const task = await oneDigest();
    await county.runJobs();
    expect(await county.reminders(task, 'mail')).toEqual([]);
    expect(await county.inbox('liaison')).toHaveLength(1);
  });

  test('that the server cannot take now is tried again, then sent once', async () => {
    await oneDigest();
    server.refusal = { at: 'DATA', code: 451, text: '4.3.0 try again later' };
    await county.runJobs();
    expect(await mailOf()).toMatchObject({ state: 'queued', attempts: 1 });
    expect((await mailOf())?.last_error).toContain('4.3.0 try again later');
    server.refusal = null;
    await county.runJobs(2);
    expect(await mailOf()).toEqual({ channel: 'mail', state: 'sent', attempts: 2, last_error: null });
    expect(server.letters).toHaveLength(1);
  });

  test('that the server never takes ends as failed, with its words, and the order among the dead letters', async () => {
    await oneDigest();
    server.refusal = { at: 'RCPT', code: 450, text: '4.2.0 mailbox busy' };
    await county.runJobs();
    const order = await pendingMail();
    expect(await county.runJob(order, SendMail.attempts)).toBeInstanceOf(CarryError);
    expect(await mailOf()).toMatchObject({ state: 'failed', attempts: 2 });
    expect((await mailOf())?.last_error).toContain('4.2.0 mailbox busy');
    server.refusal = null;
    expect(await county.runJob(order)).toBeNull();
    expect(await mailOf()).toMatchObject({ state: 'sent', attempts: 3 });
  });

  test('to an address that does not exist bounces at once and is not tried again', async () => {
    const task = await oneDigest();
    server.refusal = { at: 'RCPT', code: 550, text: '5.1.1 no such user' };
    await county.runJobs();
    expect(await mailOf()).toMatchObject({ state: 'bounced', attempts: 1 });
    expect((await mailOf())?.last_error).toContain('5.1.1 no such user');
    expect((await county.reminders(task, 'mail'))[0]?.state).toBe('bounced');
    await expect(pendingMail()).rejects.toThrow('no mail is on order');
  });

  test('that was under way when the process died says that it may have been sent twice', async () => {
    await oneDigest();
    server.during = () =>
      county.sql(`update delivery set state = 'sending' where channel = 'mail'`).then(() => {});
    await county.runJobs();
    await county.sql(`update delivery set state = 'sending', sent_at = null where channel = 'mail'`);
    await county.sql(`update outbox set done_at = null, attempts = 0 where job = 'send-mail'`);
    await county.runJobs();
    expect(await mailOf()).toMatchObject({ state: 'maybe_sent_twice', attempts: 2 });
    const ids = server.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });

  test('whose connection breaks while the message is under way stays in doubt', async () => {
    await oneDigest();
    server.during = () => server.hangUp();
    await county.runJobs();
    expect(await mailOf()).toMatchObject({ state: 'sending', attempts: 1 });
    server.during = () => {};
    await county.runJobs(2);
    expect(await mailOf()).toMatchObject({ state: 'maybe_sent_twice', attempts: 2 });
  });

  test('that is redelivered after it was sent is not sent again', async () => {
    await oneDigest();
    await county.runJobs();
    await county.sql(`update outbox set done_at = null, attempts = 0 where job = 'send-mail'`);
    await county.runJobs();
    expect(server.letters).toHaveLength(1);
  });
});

test('where mail is off, people are told in the inbox and no mail is planned', async () => {
  const silent = await County.found();
  try {
    const task = await silent.task({ current_due_on: '2026-09-25' });
    await silent.day('2026-09-18');
    expect((await silent.reminders(task)).map(({ state }) => state)).toEqual(['sent']);
    expect(await silent.reminders(task, 'mail')).toEqual([]);
  } finally {
    await silent.dissolve();
  }
});

test('a mail server that is not there is a try like any other', async () => {
  const gone = await MailServer.start();
  const { url } = gone;
  await gone.stop();
  const lonely = await County.found(url);
  try {
    await lonely.task({ current_due_on: '2026-09-25' });
    await lonely.day('2026-09-18');
    expect(await lonely.sql(`select state, attempts from delivery where channel = 'mail'`)).toEqual([
      { state: 'queued', attempts: 1 },
    ]);
  } finally {
    await lonely.dissolve();
  }
});
