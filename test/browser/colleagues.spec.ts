import { beforeAll, expect, it } from '@jest/globals';
import { assignment, county } from '../support/county.js';
import { describeInChromium, expectCount, lookAtEverySide, type Console } from './support/console.js';

/** A task that 县司法局 leads, with a part that 县财政局 owes. */
describeInChromium('working together', { at: '2026-03-02' }, (console) => {
  let taskId = '';
  beforeAll(async () => {
    taskId = await sharedTask(console());
  });

  it('lets a colleague act in the place of somebody who is away, and says so on every page', async () => {
    const away = await console().as('sifa-lianluo', '/account');
    await away.getByRole('combobox', { name: '代理人（本单位）' }).fill('叶疏桐');
    await away.locator('.ant-select-item-option').filter({ hasText: '叶疏桐' }).first().click();
    await away.getByLabel('到（含）').fill('2026-03-20');
    await away.getByLabel('到（含）').press('Enter');
    await away.getByLabel('事由').fill('出差');
    await lookAtEverySide(away, 'account-substitute');
    await away.getByRole('button', { name: '指定代理人' }).dblclick();
    await away.getByText('叶疏桐 代 江予清').waitFor();
    await expectCount(away.getByText('叶疏桐 代 江予清'), 1);

    const colleague = await console().as('sifa-jingban', '/');
    await colleague.getByRole('button', { name: /^账号/ }).click();
    await colleague.getByRole('menuitem', { name: '代 江予清 办理' }).click();
    await colleague.getByText('正在代 江予清（青砚县司法局）办理').waitFor();
    await colleague.reload();
    await colleague.getByText('正在代 江予清（青砚县司法局）办理').waitFor();
    await colleague.goto(`${console().url}/tasks/${taskId}`);
    await colleague.getByText('签名为“叶疏桐（代江予清）”').waitFor();
    await lookAtEverySide(colleague, 'acting');
    await colleague.getByRole('button', { name: '签收', exact: true }).click();
    await colleague.getByRole('dialog').getByRole('button', { name: '签收', exact: true }).click();
    await colleague.getByText('叶疏桐（代江予清）', { exact: true }).first().waitFor();

    await away.getByRole('button', { name: '结束代理' }).click();
    await away.getByRole('dialog').getByRole('button', { name: '结束代理' }).click();
    await away.getByText('已结束').waitFor();
    await colleague.reload();
    await colleague.getByText('正在代 江予清').waitFor({ state: 'detached' });
    await colleague.getByRole('button', { name: '账号：叶疏桐' }).waitFor();
  });

  it('hands parts to and fro between the lead and who helps it', async () => {
    const helper = await console().as('caizheng-lianluo', `/tasks/${taskId}`);
    await helper.getByRole('button', { name: '提交分工' }).click();
    await helper.getByLabel('完成情况').fill('已提供全部经费数据。');
    await helper.getByRole('dialog').getByRole('button', { name: '提交分工' }).dblclick();
    await helper.getByRole('dialog').waitFor({ state: 'hidden' });
    await helper.getByText('已提供全部经费数据。').first().waitFor();
    const lead = await console().as('sifa-lianluo', `/tasks/${taskId}`);
    await lead.getByRole('button', { name: '退回', exact: true }).click();
    await lead.getByLabel('理由').fill('缺上半年数据');
    await lead.getByRole('dialog').getByRole('button', { name: '退回', exact: true }).click();
    await lead.getByText('缺上半年数据').first().waitFor();
    await helper.getByText('缺上半年数据').first().waitFor();
    await helper.getByRole('button', { name: '提出分歧' }).click();
    await helper.getByLabel('理由').fill('上半年数据归统计部门');
    await helper.getByRole('dialog').getByRole('button', { name: '提出分歧' }).click();
    await helper.getByText('分歧待裁定：上半年数据归统计部门').first().waitFor();
    const office = await console().as('yifaban', `/tasks/${taskId}`);
    await office.getByRole('button', { name: '裁定分歧' }).click();
    await office.getByLabel('免除').check();
    await office.getByLabel('理由').fill('数据由牵头单位自取');
    await lookAtEverySide(office, 'part-dispute');
    await office.getByRole('dialog').getByRole('button', { name: '裁定分歧' }).click();
    await office.getByText('已免除').first().waitFor();
  });
});

async function sharedTask({ app }: Console): Promise<string> {
  const { supervisor, items, units } = await county(app);
  const item = items.find(({ kind }) => kind === 'shortcoming');
  const made = await supervisor.post('/api/tasks', {
    itemIds: [item?.id],
    assignment: assignment(units['qysf'] ?? '', { assistingIds: [units['qycz']] }),
  });
  const taskId = made.body<{ taskIds: string[] }>().taskIds[0] ?? '';
  expect((await supervisor.post('/api/tasks/issue', { taskIds: [taskId] })).status).toBeLessThan(300);
  return taskId;
}
