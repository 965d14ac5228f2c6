import { beforeAll, expect, it } from '@jest/globals';
import { county } from '../support/county.js';
import { describeInChromium, expectAccessible, lookAtEverySide, shoot } from './support/console.js';
import { issueTask } from './support/issue-task.js';

describeInChromium('保存的台账视图, 发送记录', { at: '2026-03-02' }, (console) => {
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
    await issueTask(app, shortcoming?.id ?? '', units['qysf'] ?? '');
    // The issue can be taken back for five minutes; then it is told.
    app.clock.set('2026-03-02T08:36:00+08:00');
    await app.runOrders();
  });

  it('a view kept at one screen is there at another, under an address of its own, until it is removed', async () => {
    const here = await console().as('duchashi', '/ledger?view=responsibilities&sort=-number');
    await here
      .getByRole('columnheader', { name: '编号' })
      .and(here.locator('[aria-sort=descending]'))
      .waitFor();
    await here.getByRole('button', { name: '视图', exact: false }).first().click();
    await here.getByLabel('视图名称').fill('责任单位一览');
    await here.getByRole('button', { name: /^保\s?存$/ }).click();
    const link = here.getByRole('link', { name: '责任单位一览' });
    await link.waitFor();
    await expectAccessible(here);
    await shoot(here, 'ledger-views');
    const address = (await link.getAttribute('href')) ?? '';
    expect(address).toMatch(/^\/ledger\?kept=/);
    const there = await console().as('duchashi', address);
    await there.waitForURL(/view=responsibilities/);
    await there.getByRole('columnheader', { name: '牵头单位' }).waitFor();
    await there
      .getByRole('columnheader', { name: '编号' })
      .and(there.locator('[aria-sort=descending]'))
      .waitFor();
    await lookAtEverySide(there, 'ledger-responsibilities');
    await there.getByRole('button', { name: '视图', exact: false }).first().click();
    await there.getByRole('button', { name: '删除视图 责任单位一览' }).click();
    await there.getByText('还没有保存的视图').waitFor();
  });

  it('the log of what was sent is narrowed by person, way and rule, and shows nothing of what was said', async () => {
    const page = await console().as('xitong', '/channels');
    await page.getByRole('link', { name: /发送记录/ }).click();
    const rows = page.getByRole('region', { name: '发送记录' }).locator('tbody tr');
    await rows.first().waitFor();
    await lookAtEverySide(page, 'delivery-log');
    await page.getByLabel('收件人姓名或登录名').fill('sifa-lianluo');
    await page.waitForURL(/person=sifa-lianluo/);
    await rows.first().waitFor();
    await page.getByLabel('到', { exact: true }).fill('2020-01-01');
    await page.keyboard.press('Tab');
    await page.getByText('没有符合条件的记录').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await rows.first().waitFor();
  });
});
