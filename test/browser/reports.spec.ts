import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { receiveReport, reportText } from '../support/county.js';
import { describeInChromium, lookAtEverySide } from './support/console.js';

/** Every side is looked at on the way. */

describeInChromium('handing reports in', { at: '2026-03-02' }, (console) => {
  it('takes a folder, tells what became of each file, and reads again what a person explained', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhenggai-handed-in-'));
    const nested = join(folder, '2025');
    await mkdir(nested);
    const nobody = reportText(0, '某某').replaceAll('某某', '');
    await writeFile(join(nested, '荻渚.txt'), reportText());
    await writeFile(join(nested, '缺单位.txt'), nobody);
    await writeFile(join(nested, '通知.txt'), '关于开会的通知');
    await writeFile(join(nested, '~$临时.docx'), 'x');

    const page = await console().as('yifaban', '/reports/intake');
    await page.getByText('还没有交过报告').waitFor();
    await lookAtEverySide(page, 'intake-empty');
    await page.locator('input[type=file]').nth(1).setInputFiles(folder);
    await page.getByText('1 个系统文件或临时文件没有上传').waitFor();
    await page.getByText('3 个等待读取').waitFor();
    await console().app.runOrders();
    await page.getByText('3 个文件中 1 个已读成报告').waitFor();
    await page.getByText('这不是一份法治政府建设情况报告').waitFor();
    await page.getByText('读不出报告单位，请指定').waitFor();
    await lookAtEverySide(page, 'intake');

    await page.getByRole('combobox', { name: '报告单位' }).click();
    await page.keyboard.type('望梧镇人民政府');
    await page
      .getByRole('option', { name: /望梧镇人民政府/ })
      .first()
      .waitFor({ state: 'attached' });
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '再读一次' }).click();
    await page.getByText('1 个等待读取').waitFor();
    await console().app.runOrders();
    await page.getByText('3 个文件中 2 个已读成报告').waitFor();

    await page.reload();
    await page.getByText('3 个文件中 2 个已读成报告').waitFor();
    await page.locator('input[type=file]').nth(1).setInputFiles(folder);
    await page.getByText('3 个文件此前已经传过，没有重复上传').waitFor();
    await page.getByRole('link', { name: '审阅' }).first().click();
    await page.getByRole('region', { name: '报告正文' }).waitFor();
    await rm(folder, { recursive: true });
  });

  it('lists what was handed in, by filters that stand in the address', async () => {
    const supervisor = await console().app.as('yifaban');
    await receiveReport(console().app, supervisor, reportText(1, '荻渚街道办事处', 2024));
    const page = await console().as('yifaban', '/reports?year=2024');
    await page.getByRole('link', { name: /荻渚街道办事处/ }).waitFor();
    await lookAtEverySide(page, 'reports');
    await page.getByRole('combobox', { name: '状态' }).click();
    await page.locator('.ant-select-item-option').filter({ hasText: '已确认' }).click();
    await page.getByText('没有符合条件的报告').waitFor();
    expect(new URL(page.url()).search).toBe('?year=2024&state=confirmed');
    await page.getByRole('link', { name: '清除筛选' }).click();
    await page
      .getByRole('link', { name: /荻渚街道办事处/ })
      .first()
      .waitFor();
  });

  it('keeps the calendar of filing and publication', async () => {
    const page = await console().as('yifaban', '/reports/calendar?year=2025');
    await page.getByRole('row', { name: /荻渚街道/ }).waitFor();
    await lookAtEverySide(page, 'report-calendar');
    await page
      .getByRole('row', { name: /石犁|望梧/ })
      .first()
      .getByRole('button', { name: '登记' })
      .click();
    await page.getByLabel('报送日期').fill('2026-02-10');
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
    await page.getByText('2026年2月10日（人工登记）').waitFor();
  });

  it('tells those who hand nothing in that they do not', async () => {
    const page = await console().as('shenji', '/reports/intake');
    await page.getByText('您的角色不能交报告').waitFor();
  });
});
