import { beforeAll, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { county } from '../support/county.js';
import { describeInChromium, expectAccessible, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

describeInChromium('通知 and 个人设置', { at: '2026-03-02' }, (console) => {
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
    await issueTask(app, shortcoming?.id ?? '', units['qysf'] ?? '');
    // The issue can be taken back for five minutes; then it is told.
    app.clock.set('2026-03-02T08:36:00+08:00');
    await app.runOrders();
  });

  it('leads from a notice to the task, notes that it was opened, and keeps what somebody wants muted', async () => {
    const page = await console().as('sifa-lianluo', '/notices');
    await page.getByRole('button', { name: '去办理' }).first().waitFor();
    await lookAtEverySide(page, 'notices');
    await page.getByRole('tab', { name: '怎么通知我' }).click();
    await page.getByLabel('回头看提醒').check();
    await page.getByLabel('手机号').fill('13800000000');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存').waitFor();
    await expectAccessible(page);
    expect(
      await console().app.rows(`select 1 from notice_preference where mobile = '13800000000'`),
    ).toHaveLength(1);
    await page.getByRole('tab', { name: '我收到过什么' }).click();
    await page.getByRole('listitem').getByText('站内消息').first().waitFor();
    await page.getByRole('tab', { name: '未读' }).click();
    await page.getByRole('button', { name: '去办理' }).first().click();
    await page.getByRole('heading', { name: '报告所列问题' }).waitFor();
    const opened = await console().app.rows('select 1 from delivery where opened_at is not null');
    expect(opened.length).toBeGreaterThan(0);
  });

  it('answers "I was never told" on one screen, to the office and to no unit', async () => {
    const page = await console().as('yifaban', '/notices');
    await page.getByRole('tab', { name: '我收到过什么' }).click();
    await page.getByRole('link', { name: '查一个人收到过什么' }).click();
    await page.getByText('先选单位和人员').waitFor();
    await page.getByLabel('单位', { exact: true }).fill('司法局');
    await page.getByTitle('青砚县司法局').click();
    await page.getByLabel('人员', { exact: true }).click();
    await page.getByTitle(/^江予清/).click();
    await page.getByText(/^以下 \d+ 条：已发出 \d+ 条/).waitFor();
    await page.getByRole('listitem').getByText('站内消息').first().waitFor();
    await lookAtEverySide(page, 'sent-to-person');
    await page.reload();
    await page.getByText(/^以下 \d+ 条：已发出 \d+ 条/).waitFor();
    const unit = await console().as(
      'sifa-lianluo',
      new URL(page.url()).pathname + new URL(page.url()).search,
    );
    await unit.getByRole('heading', { name: '您的角色不能查看这里' }).waitFor();
  });

  it('switches the second factor on with a picture and asks for its code at the next sign-in', async () => {
    const page = await console().as('sifa-shenqian', '/account');
    await page.getByLabel('现在的密码').first().fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '启用或更换' }).click();
    const secret = await page.locator('code').first().textContent();
    const codeAt = (timestamp: number) =>
      new TOTP({ secret: Secret.fromBase32(secret ?? '') }).generate({ timestamp });
    const now = console().app.clock.now().getTime();
    await lookAtEverySide(page, 'second-factor');
    await page.getByLabel('六位数字').fill(codeAt(now));
    await page.getByRole('button', { name: '确认' }).click();
    await page.getByText('已启用。').waitFor();
    const again = await console().open('/sign-in');
    await again.getByLabel('账号').fill('sifa-shenqian');
    await again.getByLabel('密码').fill(DEMO_PASSWORD);
    await again.getByRole('button', { name: '登录' }).click();
    await again.getByLabel('动态验证码').fill(codeAt(now + 30_000));
    await again.getByRole('button', { name: '验证' }).click();
    await again.getByRole('heading', { name: '今日' }).waitFor();
  });
});
