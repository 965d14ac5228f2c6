import { beforeAll, expect, it } from '@jest/globals';
import { county } from '../support/county.js';
import { describeInChromium, expectCount, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

/** Rows that a list shows before somebody asks for more. */
const PAGE = 50;

describeInChromium('the simulator', { at: '2026-03-02' }, (console) => {
  beforeAll(async () => {
    const { items, units } = await county(console().app);
    for (const { id } of items.filter(({ kind }) => kind === 'shortcoming'))
      await issueTask(console().app, id, units['qysf'] ?? '');
  });

  it('compares two sets of rules, goes on over a reload, and opens every notice behind its numbers', async () => {
    const page = await console().as('yifaban', '/simulator');
    await page.getByText('选好日期，开始推演').waitFor();
    await page.getByLabel('与之比较').click();
    await page.getByTitle('银川规则（第1版）').click();
    await page.getByRole('button', { name: '开始推演' }).dblclick();
    await page.getByRole('status').getByText('正在推算').waitFor();
    await page.reload();
    await page.getByRole('status').getByText('正在推算').waitFor();
    await console().app.runOrders();
    await page.getByRole('heading', { name: '每天的提醒' }).waitFor();
    await page.locator('canvas').waitFor();
    await lookAtEverySide(page, 'simulator');
    expect(await console().app.rows('select count(*)::int as n from simulation')).toEqual([{ n: 1 }]);

    const all = Number(/共 (\d+) 条提醒/.exec(await page.getByRole('main').innerText())?.[1]);
    expect(all).toBeGreaterThan(3);
    await page.getByText('数据表').first().click();
    const day = page.getByRole('link', { name: /：\d+ 条，查看$/ }).first();
    const ofDay = Number(/：(\d+) 条/.exec((await day.getAttribute('aria-label')) ?? '')?.[1]);
    await day.click();
    await page.getByText(/^只看 2026年/).waitFor();
    const notices = page
      .getByRole('region', { name: '逐条列出' })
      .locator('tbody tr')
      .filter({ has: page.locator('td') });
    await expectCount(notices, Math.min(ofDay, PAGE));

    await page.getByText('按人员', { exact: true }).click();
    const person = page.getByRole('link', { name: /^查看 .* 的 \d+ 条$/ }).first();
    const theirs = Number(/的 (\d+) 条/.exec((await person.getAttribute('aria-label')) ?? '')?.[1]);
    await lookAtEverySide(page, 'simulator-people');
    await person.click();
    await page.getByText(/^只看 \S+/).waitFor();
    await expectCount(notices, Math.min(theirs, PAGE));

    await page.goto(`${console().url}/simulator`);
    await page.getByRole('navigation', { name: '最近的推演（保留一周）' }).getByRole('link').click();
    await page.getByRole('heading', { name: '每天的提醒' }).waitFor();
  });

  it('is not for those who have nobody to look after', async () => {
    const page = await console().as('sifa-lianluo', '/simulator');
    await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '台账' }).waitFor();
    await expectCount(page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '推演' }), 0);
  });
});
