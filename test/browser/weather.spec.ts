import { beforeAll, expect, it } from '@jest/globals';
import { county } from '../support/county.js';
import type { Page, Route } from 'playwright-core';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectCount, lookAtEverySide, shoot } from './support/console.js';
import { issueTask } from './support/issue-task.js';

/** A line of an office behind a VPN: 40 kB a second, a third of a second to and fro. */
const SLOW_LINE = { offline: false, latency: 300, downloadThroughput: 40_000, uploadThroughput: 20_000 };

describeInChromium('bad weather', { at: '2026-03-02' }, (console) => {
  let taskId = '';
  let reportId = '';
  beforeAll(async () => {
    const { items, units, reportId: read } = await county(console().app);
    reportId = read;
    const item = items.find(({ kind }) => kind === 'shortcoming');
    taskId = await issueTask(console().app, item?.id ?? '', units['qysf'] ?? '');
  });

  it('on a slow line the page says that it loads, and an impatient hand acts once', async () => {
    const page = await console().as('sifa-lianluo', '/');
    const line = await page.context().newCDPSession(page);
    await line.send('Network.emulateNetworkConditions', SLOW_LINE);
    let seen: () => void = () => undefined;
    const isSeen = new Promise<void>((resolve) => (seen = resolve));
    await page.route(`**/api/tasks/${taskId}`, async (route) => {
      await isSeen;
      await route.continue();
    });
    await page.getByRole('link', { name: '执法文书制作不够规范' }).first().click();
    await page.getByRole('status').getByText('正在读取').first().waitFor({ state: 'attached' });
    seen();
    await page.getByRole('button', { name: '签收', exact: true }).click();
    const sign = page.getByRole('dialog').getByRole('button', { name: '签收', exact: true });
    await sign.dblclick();
    await page.getByText('已签收').first().waitFor();
    const signed = await console().app.rows(
      `select from event where name = 'task.signed' and subject_id = $1`,
      [taskId],
    );
    expect(signed).toHaveLength(1);
  });

  it('a form outlives a program that is away; an answer that was lost on the way does nothing twice', async () => {
    // Refused where it was signed for before: then there is nothing to do.
    await (await console().app.as('sifa-lianluo')).post(`/api/tasks/${taskId}/signature`, {});
    const page = await console().as('sifa-lianluo', `/tasks/${taskId}`);
    await page.getByRole('button', { name: '报送方案' }).waitFor();
    await page.getByRole('button', { name: '报送进展', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('进度（%）').fill('20');
    await dialog.getByLabel('本期做了什么').fill('已梳理全部在办案卷');
    await page.route('**/api/**', (route) => route.abort());
    const send = dialog.getByRole('button', { name: '报送进展', exact: true });
    await send.click();
    await dialog.getByText('没有连上服务').waitFor();
    await page.getByText('连接已断开').waitFor();
    expect(await reportedProgress()).toHaveLength(0);
    await page.unroute('**/api/**');
    // The program did it and nobody heard: the same intent, sent again, is the same act.
    const lose = async (route: Route) => {
      await route.fetch();
      await route.abort();
    };
    await page.route('**/api/tasks/*/progress', lose, { times: 1 });
    await send.click();
    await dialog.getByText('没有连上服务').waitFor();
    await eventually(async () =>
      expect(await dialog.getByLabel('本期做了什么').inputValue()).toBe('已梳理全部在办案卷'),
    );
    await lookAtEverySide(page, 'weather-form');
    await send.click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已梳理全部在办案卷').first().waitFor();
    expect(await reportedProgress()).toHaveLength(1);
    await page.getByText('连接已断开').waitFor({ state: 'hidden' });
    console().expectComplaint(/net::ERR_FAILED/);
  });

  it('what a busy program turned away is sent again, and nobody is troubled', async () => {
    const before = (await reportedProgress()).length;
    const page = await console().as('sifa-lianluo', `/tasks/${taskId}`);
    await page.getByRole('button', { name: '报送进展', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('进度（%）').fill('30');
    await dialog.getByLabel('本期做了什么').fill('已复查去年问题案卷');
    await page.route('**/api/tasks/*/progress', (route) => route.fulfill({ status: 503, json: BUSY }), {
      times: 2,
    });
    await dialog.getByRole('button', { name: '报送进展', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('已复查去年问题案卷').first().waitFor();
    expect(await reportedProgress()).toHaveLength(before + 1);
    console().expectComplaint(/status of 503/);
  });

  it.each([
    ['ledger', () => '/ledger?all=true', '执法文书制作不够规范'],
    ['board', () => '/board', '未办结'],
    ['review', () => `/reports/${reportId}`, '执法文书制作不够规范'],
  ])('what the %s shows stays while it cannot be read anew, with its time', async (name, path, shown) => {
    const page = await console().as('yifaban', path());
    const main = page.getByRole('main');
    await main.getByText(shown).first().waitFor();
    // What was never read has nothing to keep.
    await expectCount(main.getByText('正在读取'), 0);
    await page.waitForLoadState('networkidle');
    await page.route('**/api/**', (route) => route.fulfill({ status: 500, json: BROKEN }));
    await comeBackLater(page, console().app.clock.now());
    await page.getByText('无法更新').waitFor();
    await page.getByText('显示的是 08:30 的内容').waitFor();
    await main.getByText(shown).first().waitFor();
    await expectCount(main.getByRole('button', { name: '重试' }), 0);
    await shoot(page, `weather-${name}`);
    await page.unroute('**/api/**');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByText('无法更新').waitFor({ state: 'hidden' });
    await main.getByText(shown).first().waitFor();
    console().expectComplaint(/status of 500|MIME type/);
  });

  function reportedProgress(): Promise<readonly object[]> {
    return console().app.rows(
      `select 1 from event where name = 'task.progress-reported' and subject_id = $1`,
      [taskId],
    );
  }
});

const BROKEN = {
  code: 'server.error',
  title: '系统出错',
  status: 500,
  params: {},
  traceId: '0123456789abcdef0123456789abcdef',
  errors: [],
};

const BUSY = { ...BROKEN, code: 'server.overloaded', title: '系统繁忙，请稍后再试', status: 503 };

/** The window was in the background for longer than anything counts as fresh, and is looked at again. */
async function comeBackLater(page: Page, now: Date): Promise<void> {
  await page.clock.setFixedTime(new Date(now.getTime() + 60_000));
  await page.evaluate(`document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))`);
}
