import { expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { receiveReport, reportText } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectCount, lookAtEverySide, type Console } from './support/console.js';
import { press } from './support/keyboard.js';

/** The town whose two reports are held against each other, and the unit that puts its problems right. */
const TOWN = '荻渚街道办事处';
const UNIT = '青砚县司法局';

describeInChromium("last year's problems", { at: '2026-03-02' }, (console) => {
  it('are assigned with a preview, issued, and an issue is taken back', async () => {
    const reportId = await confirmed(console(), 2024);
    const page = await console().as('yifaban', `/assign?reportId=${reportId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    await page.getByLabel('整改目标').fill('问题整改到位');
    await page.getByLabel('认定标准（一行一条）').fill('制度文本\n抽查记录');
    for (const lead of await page.getByRole('combobox', { name: '牵头单位' }).all())
      await choose(page, lead, UNIT);
    await lookAtEverySide(page, 'assign');
    await page.getByRole('button', { name: /立项 \d+ 项并预览交办/ }).dblclick();
    await page.getByText('可以交办').first().waitFor();
    await page.reload();
    await page.getByText('可以交办').first().waitFor();
    await lookAtEverySide(page, 'assign-preview');
    const possible = 3;
    // Two plans of that year are past their own day by now, which the preview says of each.
    await expectCount(page.getByText('可以交办'), possible);
    await expectCount(page.getByText('完成时限早于交办日期'), 2);
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交办', exact: true }).dblclick();
    await eventually(async () => {
      await console().app.runOrders();
      expect(await issuedTasks(console())).toBe(possible);
    });
    await page.getByText(/^已交办 \d+ 项/).waitFor();

    await page.locator('main li a').first().click();
    await page.getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
    await page.getByText('撤回交办').first().waitFor();
    expect(await issuedTasks(console())).toBe(possible - 1);
  });

  it('are held against the next report by keys, and the section about them is drafted', async () => {
    await confirmed(console(), 2025);
    const page = await console().as('yifaban', '/closure-checks?year=2025');
    await lookAtEverySide(page, 'closure-checks');
    await page.getByRole('link', { name: new RegExp(`^2025 .*${TOWN}$`) }).click();
    await page.getByText('今年报告', { exact: true }).waitFor();
    await lookAtEverySide(page, 'closure-check');
    await page.keyboard.press('j');
    await page.keyboard.press('1');
    await page.getByLabel('理由').fill('另有说明材料');
    await page.getByLabel('理由').press('Enter');
    await page.getByText(/人工确认：称已完成/).waitFor();
    for (const view of ['屡改屡犯', '差异说明', '结转', '整改情况初稿']) {
      await page.getByRole('tab', { name: view }).click();
      await page.getByRole('tab', { name: view, selected: true }).waitFor();
      await page.getByText('正在读取').waitFor({ state: 'detached' });
      await lookAtEverySide(page, `closure-${view}`);
    }
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      press(page, page.getByRole('link', { name: '下载 Word 初稿' })),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.docx$/);
    await page.getByRole('tab', { name: '屡改屡犯' }).click();
    await press(page, page.getByRole('button', { name: '是同一问题', exact: true }).first());
    await page.getByText('已确认').first().waitFor();
  });

  it('stand as a ledger of promises and as chains over the years', async () => {
    const page = await console().as('yifaban', '/promises');
    await page.getByRole('heading', { name: '各年度的兑现' }).waitFor();
    await page.locator('canvas').waitFor();
    await page.getByText('2024 年安排').first().waitFor();
    await lookAtEverySide(page, 'promises');
    await page.getByText('数据表').click();
    const all = page.getByRole('link', { name: /^2025 合计：\d+ 项，查看$/ });
    const count = Number(await all.innerText());
    await all.click();
    await page.waitForURL(/year=2025/);
    await page
      .getByText('2024 年安排')
      .nth(count - 1)
      .waitFor();
    await expectCount(page.getByText('2024 年安排'), count);

    await page.getByRole('link', { name: '屡改屡犯' }).click();
    await page.getByText('1 个问题在两个以上年度出现').waitFor();
    await page.getByRole('link', { name: '2024 年列入' }).waitFor();
    await page.getByText('各年原文').click();
    await lookAtEverySide(page, 'problem-chains');
  });

  it('are opened and followed over a whole jurisdiction', async () => {
    const page = await console().as('yifaban', '/campaigns');
    await page.getByText('还没有年度核查').waitFor();
    // Many offices begin with the name of the county: the one is clicked.
    await page.getByRole('combobox', { name: '辖区' }).fill('青砚县人民政府');
    await page.locator('.ant-select-item-option[title="青砚县人民政府"]').click();
    await page.getByRole('button', { name: '提前开启年度核查' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '开启' }).dblclick();
    await page.waitForURL(/\/campaigns\/[0-9a-f-]{36}$/);
    await console().app.runOrders();
    await page.reload();
    await page.getByRole('row', { name: new RegExp(TOWN) }).waitFor();
    await lookAtEverySide(page, 'campaign');
    await page.goto(`${console().url}/campaigns`);
    await page
      .getByRole('link', { name: /年度核查$/ })
      .first()
      .waitFor();
    await lookAtEverySide(page, 'campaigns');
  });
});

/** A report of the year, read, its items accepted, and confirmed, with what runs after that. @returns its id */
async function confirmed({ app }: Console, year: number): Promise<string> {
  const supervisor = await app.as('yifaban');
  const reportId = await receiveReport(app, supervisor, reportText(0, TOWN, year));
  const { items } = (await supervisor.get(`/api/reports/${reportId}`)).body<{
    items: { id: string; kind: string }[];
  }>();
  const judged = items.filter(({ kind }) => kind === 'shortcoming' || kind === 'plan');
  await supervisor.post('/api/report-items/acceptance', { itemIds: judged.map(({ id }) => id) });
  const gapsToTask = judged.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
  const answer = await supervisor.post(`/api/reports/${reportId}/confirmation`, { gapsToTask });
  expect([answer.status, answer.code]).toEqual([200, undefined]);
  await app.runOrders();
  return reportId;
}

async function issuedTasks({ app }: Console): Promise<number> {
  return (await app.rows(`select from task where state = 'issued'`)).length;
}

/** By keyboard, as the field is meant: type, wait for the one, Enter. */
async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name);
  const list = await field.getAttribute('aria-controls');
  await page
    .locator(`.ant-select-dropdown:has([id="${list}"]) .ant-select-item-option[title="${name}"]`)
    .waitFor();
  await field.press('Enter');
}
