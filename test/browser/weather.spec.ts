import { beforeAll, expect, it } from '@jest/globals';
import { county } from '../support/county.js';
import { describeInChromium } from './support/console.js';
import { issueTask } from './support/issue-task.js';

/** A line of an office behind a VPN: 40 kB a second, a third of a second to and fro. */
const SLOW_LINE = { offline: false, latency: 300, downloadThroughput: 40_000, uploadThroughput: 20_000 };

describeInChromium('bad weather', { at: '2026-03-02' }, (console) => {
  let taskId = '';
  beforeAll(async () => {
    const { items, units } = await county(console().app);
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
});
