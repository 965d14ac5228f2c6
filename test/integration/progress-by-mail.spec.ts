import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTransport, type SentMessageInfo } from 'nodemailer';
import { ReplyAddresses } from '../../src/modules/pending-progress/index.js';
import { MailReceiver } from '../../src/platform/gateways/mail-in/index.js';
import { assignment, county, type County } from '../support/county.js';
import type { Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';

interface Pending {
  readonly id: string;
  readonly taskNumber: string;
  readonly progress: number | null;
  readonly text: string;
}

const LIAISON = 'sifa-lianluo@qysf.example';

describe('progress by e-mail', () => {
  let app: TestApp;
  let at: County;
  let liaison: Person;
  let address: string;
  let taskId: string;
  let number: string;

  beforeAll(async () => {
    app = await TestApp.start({
      at: '2026-03-02',
      environment: { MAIL_IN: 'smtp://127.0.0.1:0/jindu@zg.example' },
    });
    await app.nest.get(MailReceiver).listen();
    at = await county(app);
    liaison = await app.as('sifa-lianluo');
    const made = await at.supervisor.post('/api/tasks', {
      itemIds: [at.items.find(({ kind }) => kind === 'shortcoming')?.id],
      assignment: assignment(at.units.qysf ?? ''),
    });
    taskId = made.body<{ taskIds: string[] }>().taskIds[0] ?? '';
    await at.supervisor.post('/api/tasks/issue', { taskIds: [taskId] });
    number = (await liaison.post(`/api/tasks/${taskId}/signature`)).body<{ number: string }>().number;
    const { accountId } = (await liaison.get('/api/session')).body<{ accountId: string }>();
    const addresses = app.nest.get(ReplyAddresses, { strict: false });
    address = (await addresses.of([accountId])).get(accountId) ?? '';
  });
  afterAll(() => app.stop());

  function write(text: string, more: object = {}): Promise<SentMessageInfo> {
    const { port } = app.nest.get(MailReceiver);
    const transport = createTransport({ host: '127.0.0.1', port: port ?? 0, ignoreTLS: true });
    return transport.sendMail({ from: LIAISON, to: address, subject: '回复:整改提醒', text, ...more });
  }

  const pending = async () => (await liaison.get('/api/pending-progress')).body<{ items: Pending[] }>().items;

  it('waits for a person of the unit, who stands behind it in their own name', async () => {
    await write(`${number} 进度40%,完成首轮案卷评查。\n下一步:组织培训。\n\n> 旧的提醒 ${number}`);
    const [waiting] = await pending();
    expect(waiting).toMatchObject({ taskNumber: number, progress: 40, text: '完成首轮案卷评查。' });
    expect((await liaison.get(`/api/tasks/${taskId}`)).body<{ progress: number }>().progress).toBe(0);
    const neighbour = await app.as('caizheng-lianluo');
    expect((await neighbour.post(`/api/pending-progress/${waiting?.id}/acceptance`, {})).code).toBe(
      'record.not-found',
    );
    const accepted = await liaison.post(`/api/pending-progress/${waiting?.id}/acceptance`, { progress: 45 });
    expect(accepted.status).toBe(204);
    const task = (await liaison.get(`/api/tasks/${taskId}`)).body<{
      progress: number;
      timeline: { name: string }[];
    }>();
    expect(task.progress).toBe(45);
    expect(task.timeline.map(({ name }) => name)).toContain('task.progress-reported');
    expect(await pending()).toEqual([]);
    expect((await liaison.post(`/api/pending-progress/${waiting?.id}/discarding`)).code).toBe(
      'progress.decided',
    );
  });

  it('is one however often the letter comes, and may be discarded', async () => {
    for (let n = 0; n < 2; n++) await write(`${number} 进度50% 再报`, { messageId: '<same@qysf.example>' });
    const waiting = await pending();
    expect(waiting).toHaveLength(1);
    expect((await liaison.post(`/api/pending-progress/${waiting[0]?.id}/discarding`)).status).toBe(204);
    expect(await pending()).toEqual([]);
  });

  it('stays pending where a figure is missing until somebody names it', async () => {
    await write(`${number} 已选定讲师。`);
    const [waiting] = await pending();
    const accept = (body: object) => liaison.post(`/api/pending-progress/${waiting?.id}/acceptance`, body);
    expect((await accept({})).code).toBe('progress.out-of-bounds');
    expect(await pending()).toHaveLength(1);
    expect((await accept({ progress: 60 })).status).toBe(204);
  });

  it.each<[string, number, string, object]>([
    ['somebody else writes', 554, '进度50%', { from: 'other@qysf.example' }],
    ['no task is named', 554, '收到,谢谢', {}],
    ['the task is not theirs', 554, '2025-zz-001 进度50% 完成', {}],
    ['the address is nobody’s', 550, '进度50%', { to: 'jindu+0000@zg.example' }],
    ['the domain is another', 550, '进度50%', { to: 'jindu@other.example' }],
    ['the letter is too long', 552, 'x'.repeat(1_100_000), {}],
  ])('is refused to the sender where %s (%d)', async (_, responseCode, text, more) => {
    await expect(write(text, more)).rejects.toMatchObject({ responseCode });
    expect(await pending()).toEqual([]);
  });

  it('is not read out of an absence note', async () => {
    await write(`${number} 进度50%`, { headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(await pending()).toEqual([]);
  });
});
