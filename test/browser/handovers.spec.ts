import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { county } from '../support/county.js';
import { describeInChromium, expectCount, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

const TOWN = '荻渚街道办事处';

describeInChromium('colleagues who change posts', { at: '2026-03-02' }, (console) => {
  let taskId: string;
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    taskId = await issueTask(
      app,
      items.find(({ kind }) => kind === 'shortcoming')?.id ?? '',
      units['qysf'] ?? '',
    );
    await app.rows(
      `update task set liaison_id = (select id from account where login = 'sifa-lianluo') where id = $1`,
      [taskId],
    );
    await app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select id, 'liaison', organisation_id, '2026-01-01', '任职' from account where login = 'sifa-jingban'`,
    );
  });

  it('see what goes over, both sign, and the task is the other’s', async () => {
    const giver = await console().as('sifa-lianluo', '/handovers');
    await giver.getByText('还没有交接').waitFor();
    await lookAtEverySide(giver, 'handovers-empty');
    await giver.getByRole('button', { name: '拟定交接' }).click();
    const dialog = giver.getByRole('dialog');
    await choose(giver, '接收人', '叶疏桐');
    await dialog.getByText('将移交 1 项任务，0 项不能移交。').waitFor();
    await dialog.getByLabel('事由').fill('调往法制审核科');
    await dialog.getByRole('button', { name: '拟定交接' }).dblclick();
    await giver.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    await giver.getByText('待双方签字').waitFor();
    await lookAtEverySide(giver, 'handover');
    await sign(giver, '签字移交');
    await giver.getByText('待接收人签字').waitFor();
    await expectCount(giver.getByRole('button', { name: /签字/ }), 0);

    const signer = await console().as('sifa-shenqian', new URL(giver.url()).pathname);
    await signer.getByText('待接收人签字').waitFor();
    await expectCount(signer.getByRole('button', { name: /签字/ }), 0);
    const receiver = await console().as('sifa-jingban', '/handovers');
    await receiver.getByRole('link', { name: /→ 叶疏桐$/ }).click();
    await sign(receiver, '签字接收');
    await receiver.getByRole('cell', { name: '已移交' }).waitFor();
    await receiver.getByRole('button', { name: '变更历史' }).click();
    await receiver.getByRole('dialog').getByText('移交完毕', { exact: true }).waitFor();
    const moved = await console().app.rows(
      `select from task t join account a on a.id = t.liaison_id where t.id = $1 and a.login = 'sifa-jingban'`,
      [taskId],
    );
    expect(moved).toHaveLength(1);
    const [file] = await Promise.all([
      giver.waitForEvent('download'),
      giver.getByRole('link', { name: '下载交接单（Word）' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
  });

  it('are missed by the supervisor where somebody has gone, who prepares it in their place', async () => {
    await console().app.rows(`update account set disabled_at = now() where login = 'sifa-jingban'`);
    const page = await console().as('duchashi', '/handovers');
    await page.getByRole('heading', { name: '待交接的人员' }).waitFor();
    await lookAtEverySide(page, 'handovers-owed');
    await page.getByRole('button', { name: '办理交接' }).click();
    await page.getByRole('dialog').getByText('叶疏桐').waitFor();
  });

  it('find the matters of a year whose report nobody has, once the office has entered them', async () => {
    const page = await console().as('yifaban', '/last-year-matters');
    await page.getByText('先选单位和年度').waitFor();
    await page.getByRole('combobox', { name: '报告单位' }).fill(TOWN);
    await page.locator(`.ant-select-item-option[title*="${TOWN}"]`).first().click();
    await page.getByRole('combobox', { name: '报告年度' }).click();
    await page.locator('.ant-select-item-option[title^="2025"]').click();
    await page.getByText('台账里还没有这个单位 2024 年度的事项').waitFor();
    await page.getByLabel('第 1 条：上年原文').fill('行政执法人员持证率不高。');
    await page.getByRole('button', { name: '再加一条' }).click();
    await page.getByLabel('第 2 条：类别').getByText('安排').click();
    await page.getByLabel('第 2 条：上年原文').fill('年内组织执法资格考试一次。');
    await lookAtEverySide(page, 'last-year-matters');
    await page.getByRole('button', { name: '录入 2 条' }).dblclick();
    await page.getByText('已录入 2 条，生成草拟任务').waitFor();
    await page.getByRole('link', { name: '行政执法人员持证率不高。' }).waitFor();
    expect(
      await console().app.rows(`select from task where state = 'draft' and report_year = 2024`),
    ).toHaveLength(2);

    const liaison = await console().as('sifa-lianluo', '/last-year-matters');
    await liaison.getByText('补录由督查主管、督查员办理').waitFor();
    await expectCount(liaison.getByRole('link', { name: '补录上年事项' }), 0);
  });
});

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('dialog').getByLabel(label).click();
  await page.locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title^="${name}"]`).click();
}

async function sign(page: Page, act: string): Promise<void> {
  await page.getByRole('button', { name: act }).click();
  await page.getByRole('dialog').getByRole('button', { name: act }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}
