import { expect, it } from '@jest/globals';
import {
  describeInChromium,
  expectAccessible,
  expectCount,
  lookAtEverySide,
  shoot,
} from './support/console.js';

describeInChromium('组织机构, 人员与岗位', { at: '2026-03-02' }, (console) => {
  it('lets the system administrator keep the tree: a body under another, its aliases, its duties', async () => {
    const page = await console().as('xitong', '/organisations');
    await page.getByRole('link', { name: '青砚县司法局' }).waitFor();
    await lookAtEverySide(page, 'organisations');
    await page.getByRole('link', { name: '青砚县司法局' }).click();
    await page.getByRole('heading', { name: '青砚县司法局' }).waitFor();
    await page.getByRole('heading', { name: '职责' }).waitFor();
    await lookAtEverySide(page, 'organisation');
    await page.getByRole('button', { name: '新增下级单位' }).click();
    const adding = page.getByRole('dialog', { name: '新增下级单位' });
    await adding.getByLabel('名称').fill('青砚县行政复议中心');
    await adding.getByLabel('简称').fill('县复议中心');
    await adding.getByLabel('代码').fill('fyzx');
    await expectAccessible(page);
    await adding.getByRole('button', { name: '新增下级单位' }).click();
    await adding.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '编辑职责' }).click();
    const duties = page.getByRole('dialog', { name: '编辑职责' });
    await duties.getByRole('button', { name: '添加一项职责' }).click();
    await duties.getByRole('button', { name: '保存' }).click();
    await duties.getByText('请填写').first().waitFor();
    await expectCount(page.getByRole('link', { name: '人员与岗位' }), 0);
    const added = await console().app.rows<{ path: string }>(
      `select path from organisation where name = '青砚县行政复议中心'`,
    );
    expect(added).toHaveLength(1);
  });

  it('lets the security administrator make a person, grant an office with its reason and suspend', async () => {
    const page = await console().as('anquan', '/accounts');
    await page.getByRole('link', { name: '白简之' }).waitFor();
    await lookAtEverySide(page, 'accounts');
    await page.getByRole('button', { name: '新建人员' }).click();
    const creating = page.getByRole('dialog', { name: '新建人员' });
    await creating.getByLabel('姓名').fill('卫安平');
    await creating.getByLabel('登录名').fill('wei.anping');
    await creating.getByRole('combobox', { name: '单位' }).fill('司法局');
    await page.getByTitle('青砚县司法局').click();
    await creating.getByRole('button', { name: '新建人员' }).click();
    await page.getByText('卫安平 的首次密码').waitFor();
    await expectAccessible(page);
    await page.getByLabel('姓名、登录名或邮箱').fill('卫安平');
    await page.getByRole('link', { name: '卫安平' }).click();
    await page.getByText('还没有授予过岗位').waitFor();
    await page.getByRole('button', { name: '授予岗位' }).click();
    const granting = page.getByRole('dialog', { name: '授予岗位' });
    await granting.getByRole('combobox', { name: '岗位' }).fill('联络员');
    await page.getByTitle('联络员').click();
    await granting.getByLabel('理由').fill('青司任〔2026〕3号');
    await granting.getByRole('button', { name: '授予岗位' }).click();
    await granting.waitFor({ state: 'hidden' });
    await page.getByText('青司任〔2026〕3号').waitFor();
    await lookAtEverySide(page, 'person');
    await page.getByRole('button', { name: '授予岗位' }).click();
    const lending = page.getByRole('dialog', { name: '授予岗位' });
    await lending.getByRole('combobox', { name: '岗位' }).fill('下级明细调阅人');
    await page.getByTitle('下级明细调阅人').click();
    await lending.getByText('必须填写，自起始日期起最长一年').waitFor();
    await lending.getByRole('combobox', { name: '范围' }).fill('青砚县人民政府');
    await page.getByTitle('青砚县人民政府', { exact: true }).click();
    await lending.getByRole('button', { name: '授予岗位' }).click();
    const lastDay = lending.locator('.ant-form-item').filter({ hasText: '终止日期' });
    await lastDay.getByText('请填写').waitFor();
    await expectAccessible(page);
    await shoot(page, 'grant-of-details');
    await lending.getByLabel('终止日期').fill('2026-03-31');
    await lending.getByLabel('终止日期').press('Enter');
    await lending.getByLabel('理由').fill('市法治督察〔2026〕3号');
    await lending.getByRole('button', { name: '授予岗位' }).click();
    await lending.waitFor({ state: 'hidden' });
    await page.getByText('市法治督察〔2026〕3号').waitFor();
    expect(
      await console().app.rows(`select ends_on::text from role_grant where role = 'detail_reader'`),
    ).toEqual([{ ends_on: '2026-03-31' }]);
    await page.getByRole('button', { name: '停用' }).click();
    const suspending = page.getByRole('dialog', { name: '停用' });
    await suspending.getByLabel('理由').fill('调离');
    await suspending.getByRole('button', { name: '停用' }).click();
    // The dialog has its title a second time, for nobody to see.
    await page.getByText('已停用，名下没有未办结任务。').filter({ visible: true }).waitFor();
    const [account] = await console().app.rows<{ reason: string }>(
      `select g.reason from account a join role_grant g on g.account_id = a.id
       where a.login = 'wei.anping' and a.disabled_at is not null and g.role = 'liaison'`,
    );
    expect(account).toEqual({ reason: '青司任〔2026〕3号' });
  });

  it('tries a list before it writes it, and hands the first passwords over once', async () => {
    const page = await console().as('anquan', '/accounts?tab=import');
    await page.getByRole('heading', { name: '导入人员名单' }).waitFor();
    const csv = '登录名,姓名,单位,职务\nma.chi,马驰,青砚县司法局,科员\nbad,坏行,没有这个单位,科员\n';
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await page.getByText('还没有写入任何内容').waitFor();
    await lookAtEverySide(page, 'list-import');
    const before = await console().app.rows(`select 1 from account where login = 'ma.chi'`);
    expect(before).toHaveLength(0);
    await page.getByRole('button', { name: '写入 1 行' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '写入 1 行' }).click();
    await page.getByText('首次密码只在这里出现一次').waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载首次密码' }).click();
    expect((await download).suggestedFilename()).toBe('首次密码.csv');
    expect(await console().app.rows(`select 1 from account where login = 'ma.chi'`)).toHaveLength(1);
  });

  it('shows the audit administrator the people and no act', async () => {
    const page = await console().as('shenji', '/accounts');
    await page.getByRole('link', { name: '白简之' }).click();
    await page.getByRole('heading', { name: '岗位' }).waitFor();
    await expectCount(page.getByRole('button', { name: '新建人员' }), 0);
    await expectCount(page.getByRole('button', { name: '授予岗位' }), 0);
    await expectCount(page.getByRole('button', { name: '停用' }), 0);
    const [account] = await console().app.rows<{ id: string }>(
      `select id from account where login = 'wei.anping'`,
    );
    await page.goto(`${console().url}/accounts/${account?.id}`);
    await page.getByRole('button', { name: '变更历史' }).click();
    const history = page.getByRole('dialog', { name: /^变更历史/ });
    await history.getByText('授予岗位').first().waitFor();
    await history.getByText('停用理由：调离').waitFor();
    await lookAtEverySide(page, 'account-history');
  });
});
