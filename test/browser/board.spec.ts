import { beforeAll, expect, it } from '@jest/globals';
import { assignment, county } from '../support/county.js';
import { describeInChromium, lookAtEverySide, type Console } from './support/console.js';

describeInChromium('the dashboard and the slips', { at: '2026-03-02' }, (console) => {
  beforeAll(() => issuedAndSlip(console()));

  it('opens the rows behind each number, and prints on A4', async () => {
    const page = await console().as('yifaban', '/board');
    await page.getByRole('heading', { name: '按期完成率的走势' }).waitFor();
    await page.getByRole('heading', { name: '问题存续的年数' }).waitFor();
    await page.locator('canvas').nth(2).waitFor();
    await lookAtEverySide(page, 'board');
    expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
    await page.getByRole('link', { name: '5，整改完成率，分母：查看任务' }).click();
    await page.getByRole('heading', { name: '看板数字对应的记录' }).waitFor();
    await page.locator('tbody tr').nth(4).waitFor();
    expect(await page.locator('tbody tr').count()).toBe(5);
    await lookAtEverySide(page, 'board-rows');
    await page.getByRole('link', { name: '回到看板' }).click();
    await page.getByText('数据表').first().click();
    await page
      .getByRole('link', { name: /灯：查看任务$/ })
      .first()
      .click();
    await page.locator('tbody tr').nth(4).waitFor();
  });

  it('issues a slip, which the unit signs for and answers', async () => {
    const office = await console().as('yifaban', '/slips?tab=all');
    await office.locator('tbody a').first().waitFor();
    await lookAtEverySide(office, 'slips');
    await office.locator('tbody a').first().click();
    await office.getByRole('heading', { name: '督办单' }).waitFor();
    await lookAtEverySide(office, 'slip');
    await office.getByRole('button', { name: '下发' }).click();
    const dialog = office.getByRole('dialog');
    await dialog.getByText('今天下发').waitFor();
    await dialog.getByRole('button', { name: '下发' }).dblclick();
    await office.getByText('已下发').waitFor();
    const unit = await console().as('caizheng-lianluo', new URL(office.url()).pathname);
    await unit.getByRole('button', { name: '签收' }).click();
    await unit.getByRole('dialog').getByRole('button', { name: '签收' }).click();
    await unit.getByText('已签收').waitFor();
    const stranger = await console().as('xitong', '/slips');
    await stranger.getByRole('heading', { name: '您的角色不能查看这里' }).waitFor();
  });

  it('moves the limit of a slip that a new holiday table puts elsewhere, with the reason on the paper', async () => {
    await addDayOff(console(), '2026-03-04');
    const page = await console().as('yifaban', '/slips?tab=limit-moves');
    await page.getByRole('checkbox').check();
    await lookAtEverySide(page, 'slip-limit-moves');
    await page.getByRole('button', { name: '调整 1 张督办单的时限' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '调整 1 张督办单的时限' }).click();
    await dialog.getByText('请填写').waitFor();
    await dialog.getByLabel('调整原因').fill('国务院办公厅调整放假安排');
    await dialog.getByRole('button', { name: '调整 1 张督办单的时限' }).dblclick();
    await page.getByText('没有要调整的时限').waitFor();
    await page.goto(`${console().url}/slips?tab=all`);
    await page.locator('tbody a').first().click();
    await page.getByText(/调整为 .*：国务院办公厅调整放假安排/).waitFor();
    await lookAtEverySide(page, 'slip-moved');
    expect(
      await console().app.rows(`select 1 from event where name = 'task.limit-moved-by-calendar'`),
    ).toHaveLength(1);
    const unit = await console().as('caizheng-lianluo', '/slips?tab=all');
    await unit.locator('tbody a').first().waitFor();
    expect(await unit.getByText('时限调整', { exact: true }).count()).toBe(0);
  });
});

/** Five tasks on their way at one unit, and a blue slip drafted on the first. */
async function issuedAndSlip({ app }: Console): Promise<void> {
  const { supervisor, items, units } = await county(app);
  const itemIds = items.filter(({ kind }) => ['shortcoming', 'plan'].includes(kind)).map(({ id }) => id);
  const made = await supervisor.post('/api/tasks', { itemIds, assignment: assignment(units['qycz'] ?? '') });
  const { taskIds } = made.body<{ taskIds: string[] }>();
  expect((await supervisor.post('/api/tasks/issue', { taskIds })).status).toBeLessThan(300);
  const drafted = await supervisor.post(`/api/tasks/${taskIds[0]}/slips`, {
    colour: 'blue',
    demands: '请于时限内报送整改方案，明确责任人和完成时间。',
  });
  expect([drafted.status, drafted.text.slice(0, 200)]).toEqual([201, expect.any(String)]);
}

/** The table of the year once more, with one day off added, as its administrator loads it. */
async function addDayOff({ app }: Console, date: string): Promise<void> {
  const days = await app.rows(
    `select day::text as date, kind, name from calendar_day
     where year = 2026 and edition = (select max(edition) from calendar_year where year = 2026)`,
  );
  const loaded = await (
    await app.as('xitong')
  ).post('/api/calendar-tables', {
    year: 2026,
    source: '更正通知',
    provisional: false,
    days: [...days, { date, kind: 'off', name: '更正' }],
  });
  expect(loaded.status).toBe(201);
}
