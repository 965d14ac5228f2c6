import { beforeAll, expect, it } from '@jest/globals';
import { assignment, county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import {
  describeInChromium,
  expectAccessible,
  expectCount,
  lookAtEverySide,
  type Console,
} from './support/console.js';

describeInChromium('the ledger', { at: '2026-03-02' }, (console) => {
  beforeAll(() => fiveDrafts(console()));

  it('is narrowed by what is typed without dropping a key, and by its address alone', async () => {
    const page = await console().as('yifaban', '/ledger?all=true');
    const rows = page.locator('tbody tr');
    await rows.nth(4).waitFor();
    await lookAtEverySide(page, 'ledger');
    // Answers that come late and in any order must not touch what is being typed.
    let asked = 0;
    await page.route('**/api/tasks?*', async (route) => {
      asked += 1;
      await new Promise((resolve) => setTimeout(resolve, asked % 2 === 0 ? 50 : 400));
      await route.continue();
    });
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox');
    await field.pressSequentially('执法文书制作不够规范', { delay: 60 });
    await eventually(async () => expect(await field.inputValue()).toBe('执法文书制作不够规范'));
    await rows.nth(1).waitFor({ state: 'detached' });
    await rows.first().waitFor();
    await expectCount(rows, 1);
    await page.unroute('**/api/tasks?*');
    const address = page.url();
    await page.goto(`${console().url}/ledger?all=true`);
    await rows.nth(4).waitFor();
    await page.goto(address);
    await rows.first().getByText('执法文书制作').waitFor();
    await expectCount(rows, 1);
    await page.getByRole('button', { name: '清除筛选' }).click();
    await page.getByText('全部', { exact: true }).click();
    await rows.nth(4).waitFor();
    await page.getByText('问题清单').click();
    await page.getByRole('columnheader', { name: '表现形式' }).waitFor();
    expect(new URL(page.url()).searchParams.get('view')).toBe('problems');
  });

  it('issues what is chosen by keyboard, after showing what would happen; the results survive a reload', async () => {
    const page = await console().as('yifaban', '/ledger?all=true');
    await page.locator('tbody tr').nth(4).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('已选 2 项').waitFor();
    await page.getByRole('button', { name: '选择筛选结果的全部' }).click();
    await page.getByText('已选筛选结果的全部').waitFor();
    await page.getByRole('button', { name: '交办', exact: true }).click();
    await page.getByRole('dialog').getByText('现在还不会办理').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: '核对' }).click();
    await page.getByText('可办理 5 项').waitFor();
    expect(await issuedTasks(console())).toBe(0);
    await lookAtEverySide(page, 'bulk-preview');
    await page.getByRole('button', { name: '办理：交办 5 项' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '交办' }).dblclick();
    await page.getByText('正在逐项办理').waitFor();
    await console().app.runOrders();
    await page.getByText('已办理 5 项，未办理 0 项').waitFor();
    expect(await issuedTasks(console())).toBe(5);
    await page.reload();
    await page.getByText('已办理 5 项，未办理 0 项').waitFor();
    await expectCount(page.getByRole('cell', { name: '已交办' }), 5);
  });

  it('is put in order by the heads of its columns, with the keyboard, and by its address', async () => {
    const page = await console().as('yifaban', '/ledger?all=true');
    const rows = page.locator('tbody tr');
    const first = rows.first();
    await rows.nth(4).waitFor();
    const head = page.getByRole('columnheader', { name: '编号' });
    await eventually(async () => expect(await head.getAttribute('aria-sort')).toBe('none'));
    await head.getByRole('button').focus();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort=ascending]').getByText('编号').waitFor();
    await first.getByText('2025-dz-001').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort=descending]').getByText('编号').waitFor();
    await first.getByText('2025-dz-005').waitFor();
    await page.reload();
    await first.getByText('2025-dz-005').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('-number');
    await page.keyboard.press('Tab');
    await head.getByRole('button').click();
    await page.locator('th[aria-sort=ascending]').getByText('时限').waitFor();
    const [third] = await console().app.rows<{ id: string }>(
      `select id from task where number = '2025-dz-003'`,
    );
    console().app.clock.advance(60_000);
    const unit = await console().app.as('caizheng-lianluo');
    expect((await unit.post(`/api/tasks/${third?.id}/signature`, {})).status).toBe(200);
    await page.getByLabel('排序').selectOption({ label: '最近办理的在前' });
    await page.getByRole('columnheader', { name: '最近办理' }).waitFor();
    await first.getByText('2025-dz-003').waitFor();
    await lookAtEverySide(page, 'ledger-sorted');
  });

  it('has its measures in order too', async () => {
    await plan(console(), '2025-dz-001', ['梳理文书样式', '制定范本']);
    await plan(console(), '2025-dz-005', ['开展文书评查']);
    const page = await console().as('yifaban', '/ledger?all=true&view=measures');
    const rows = page.locator('tbody tr');
    await rows.nth(1).waitFor();
    await page.locator('th[aria-sort=ascending]').getByText('时限').waitFor();
    await page.getByRole('columnheader', { name: '编号' }).getByRole('button').press('Enter');
    await page.locator('th[aria-sort=ascending]').getByText('编号').waitFor();
    await rows.first().getByText('梳理文书样式').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort=descending]').getByText('编号').waitFor();
    await rows.first().getByText('开展文书评查').waitFor();
  });

  it('goes out as a workbook and comes back with a dry run', async () => {
    const page = await console().as('yifaban', '/ledger?all=true');
    await page.getByRole('button', { name: '导出 Excel' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '导出 Excel' }).click();
    await page.getByText('导出已排队').waitFor();
    await page.reload();
    await page.getByText('导出已排队').waitFor();
    await console().app.runOrders();
    const link = page.getByRole('link', { name: '下载' });
    await link.waitFor();
    const file = await page.request.get(console().url + ((await link.getAttribute('href')) ?? ''));
    const workbook = await file.body();
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    await page.goto(`${console().url}/ledger/import`);
    await lookAtEverySide(page, 'ledger-import');
    await page.getByLabel('回传台账: 选择文件').setInputFiles({
      name: '台账.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: workbook,
    });
    await page.getByText('文件：台账.xlsx').waitFor();
    await console().app.runOrders();
    await page.getByText('无变化 5').waitFor();
    await page.getByText('还没有写入任何内容').waitFor();
    await eventually(async () =>
      expect(await page.getByRole('button', { name: /^写入/ }).isDisabled()).toBe(true),
    );
  });

  it('takes in a foreign ledger: columns, dry run, drafts', async () => {
    const page = await console().as('yifaban', '/ledger/import');
    const lines = [
      '序号,存在问题,牵头部门,整改时限',
      '1,办公用品采购未公示,青砚县财政局,2026-09-30',
      '2,,青砚县财政局,',
    ];
    await page.getByLabel('外来台账: 选择文件').setInputFiles({
      name: '财政局台账.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(lines.join('\n'), 'utf8'),
    });
    await page.getByText('文件：财政局台账.csv').waitFor();
    await console().app.runOrders();
    await page.getByRole('heading', { name: '对应各列' }).waitFor();
    await page.getByText('办公用品采购未公示').waitFor();
    await lookAtEverySide(page, 'intake-mapping');
    await page.getByLabel('哪个单位的台账').fill('财政局');
    await page.getByTitle('青砚县财政局').click();
    await page.getByRole('button', { name: '试读' }).click();
    await page.getByText('正在试读').first().waitFor();
    await console().app.runOrders();
    await page.getByText('会新立 1').waitFor();
    await lookAtEverySide(page, 'intake-checked');
    await page.getByRole('button', { name: '生成 1 项草稿' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '生成草稿' }).click();
    await page.getByText('正在写入').first().waitFor();
    await console().app.runOrders();
    await page.getByText('已生成 1 项草稿').waitFor();
  });

  it('says who may not look, and offers no bulk act to a unit', async () => {
    const page = await console().as('xitong', '/ledger');
    await page.getByRole('heading', { name: '您的角色不能查看这里' }).waitFor();
    const unit = await console().as('caizheng-lianluo', '/ledger?year=1999');
    await unit.getByText('没有符合条件的任务').waitFor();
    await expectAccessible(unit);
    await unit.getByRole('button', { name: '清除筛选' }).click();
    await unit.locator('tbody tr').first().waitFor();
    await expectCount(unit.getByRole('checkbox'), 0);
  });
});

/** Tasks of one report, registered and not yet issued. */
async function fiveDrafts({ app }: Console): Promise<void> {
  const { supervisor, items, units } = await county(app);
  const itemIds = items.filter(({ kind }) => ['shortcoming', 'plan'].includes(kind)).map(({ id }) => id);
  const made = await supervisor.post('/api/tasks', {
    itemIds,
    assignment: assignment(units['qycz'] ?? ''),
  });
  expect(made.status).toBe(201);
}

/** What the unit does with a task that was issued to it: signs for it and says by which measures it goes about it. */
async function plan({ app }: Console, number: string, measures: readonly string[]): Promise<void> {
  const [task] = await app.rows<{ id: string }>('select id from task where number = $1', [number]);
  const [unit, owner] = [await app.as('caizheng-lianluo'), await app.as('caizheng-shenqian')];
  const ownerId = (await owner.get('/api/session')).body<{ accountId: string }>().accountId;
  expect((await unit.post(`/api/tasks/${task?.id}/signature`, {})).status).toBe(200);
  const answer = await unit.post(`/api/tasks/${task?.id}/plan`, {
    ownerId,
    measures: measures.map((text) => ({ text })),
  });
  expect(answer.status).toBe(200);
}

async function issuedTasks({ app }: Console): Promise<number> {
  const [row] = await app.rows<{ n: number }>(`select count(*)::int as n from task where state = 'issued'`);
  return row?.n ?? -1;
}
