import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { MailServer } from '../integration/reminders/mail-server.js';
import { county } from '../support/county.js';
import { describeInChromium, expectAccessible, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

const mail = await MailServer.start();
afterAll(() => mail.stop());

describeInChromium(
  '工作日历, 通知通道, 后台作业',
  { at: '2026-03-02', environment: { SMTP_URL: mail.url } },
  (console) => {
    let taskId = '';

    beforeAll(async () => {
      const { app } = console();
      const { items, units } = await county(app);
      const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
      taskId = await issueTask(app, shortcoming?.id ?? '', units['qysf'] ?? '');
    });

    it('tries a table, puts it in force, and moves a deadline only when a person says so', async () => {
      const trying = await console().as('yifaban', '/calendar-tables/draft');
      await trying.getByRole('button', { name: '从 2026 年在用的表开始' }).click();
      await trying.getByRole('button', { name: '添加一天' }).click();
      await trying.getByLabel('日期').last().fill('2026-03-10');
      await trying.getByLabel('日期').last().press('Tab');
      await trying.getByLabel('名称').last().fill('县庆');
      await lookAtEverySide(trying, 'calendar-draft');
      await trying.getByRole('button', { name: '看哪些时限会变' }).click();
      await trying.getByText('整改时限').waitFor();
      const loading = await console().as('xitong', '/calendar-tables');
      await loading.getByRole('button', { name: '查看 2026' }).click();
      await loading.getByRole('heading', { name: '国庆节' }).waitFor();
      await lookAtEverySide(loading, 'calendars');
      await loading.getByRole('link', { name: '导入或录入新版' }).click();
      const csv = '日期,安排,名称\n2026-01-01,放假,元旦\n2026-03-10,放假,县庆\n';
      await loading
        .locator('input[type=file]')
        .setInputFiles({ name: '2026.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await loading.getByLabel('名称').last().waitFor();
      await loading.getByLabel('依据').fill('县政府办通知');
      await loading.getByRole('button', { name: '启用' }).click();
      await loading.getByRole('dialog').getByRole('button', { name: '启用' }).click();
      await loading.getByRole('cell', { name: '县政府办通知' }).waitFor();
      const moving = await console().as('yifaban', '/calendar-tables?tab=moves');
      await moving.getByLabel('全选').check();
      await lookAtEverySide(moving, 'calendar-moves');
      await moving.getByRole('button', { name: /^调整 \d+ 项/ }).click();
      await moving.getByRole('dialog').getByRole('button', { name: /^调整/ }).click();
      await moving.getByText(/已调整 \d+ 项/).waitFor();
      const [task] = await console().app.rows<{ due: string }>(
        'select current_due_on::text as due from task where id = $1',
        [taskId],
      );
      expect(task).toEqual({ due: '2026-03-17' });
    });

    it('tests a channel by a letter that arrives, and sends again what did not', async () => {
      const { app } = console();
      await app.rows(
        `insert into notice (account_id, occasion, kind, day, title, body, link, created_at)
         select id, 'suite', 'immediate', '2026-03-02', '请签收', '请签收', '/', now() from account where login = 'sifa-lianluo'`,
      );
      await app.rows(
        `insert into delivery (notice_id, account_id, channel, state, attempts, last_error, queued_at)
         select id, account_id, 'mail', 'failed', 12, '451 mailbox busy', created_at from notice where occasion = 'suite'`,
      );
      const page = await console().as('xitong', '/channels');
      await page.getByText('451 mailbox busy').waitFor();
      await lookAtEverySide(page, 'channels');
      await page.getByRole('button', { name: '发测试消息：电子邮件' }).click();
      const testing = page.getByRole('dialog', { name: '测试电子邮件' });
      await testing.getByLabel('收件地址').fill('ops@county.example');
      await expectAccessible(page);
      await testing.getByRole('button', { name: '发测试消息' }).click();
      await page.getByText('对方已收下测试消息').waitFor();
      expect(mail.letters.map(({ to }) => to)).toContain('ops@county.example');
      await page.getByRole('button', { name: '重发：江予清' }).click();
      await page.getByText('没有送不到的通知').waitFor();
      await app.runOrders();
      expect(mail.letters.map(({ subject }) => subject)).toContain('请签收');
    });

    it('shows the clock, the queues and what has given up, and tries it again', async () => {
      const { app } = console();
      await app.rows(
        `insert into outbox (job, queue, payload, created_at, available_at, published_at, dead_at, last_error, attempts)
         values ('note-chain-heads', 'maintenance', '{}', now(), now(), now(), now(), '磁盘已满', 5)`,
      );
      const page = await console().as('xitong', '/jobs');
      await page.getByText('磁盘已满').waitFor();
      await page.getByText('每日巡检：亮灯、提醒').waitFor();
      await lookAtEverySide(page, 'jobs');
      await page.getByRole('button', { name: '重试：note-chain-heads' }).click();
      await page.getByText('没有做不下去的作业').waitFor();
      await app.runOrders();
      const done = await app.rows(
        `select 1 from outbox where job = 'note-chain-heads' and done_at is not null`,
      );
      expect(done).toHaveLength(1);
      const acts = await app.rows(`select 1 from event where name = 'job.replayed'`);
      expect(acts).toHaveLength(1);
    });
  },
);
