import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { county } from '../support/county.js';
import { describeInChromium, expectAccessible, lookAtEverySide, PHONE } from './support/console.js';
import { issueTask } from './support/issue-task.js';

/** @param option how its text begins: a person's is followed by the post */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).click();
  await page
    .locator(`.ant-select-dropdown:not(.ant-select-dropdown-hidden) [title^="${option}"]`)
    .last()
    .click();
}

async function act(
  page: Page,
  name: string,
  fill: (dialog: ReturnType<Page['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

describeInChromium('a task from sign-for to 销号', { at: '2026-03-02' }, (console) => {
  let taskId: string;
  beforeAll(async () => {
    const { items, units } = await county(console().app);
    const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
    taskId = await issueTask(console().app, shortcoming?.id ?? '', units['qysf'] ?? '');
  });

  it('is signed for, planned, reported on and submitted by the department', async () => {
    const page = await console().as('sifa-lianluo', `/tasks/${taskId}`);
    await page.getByText('已交办').waitFor();
    await lookAtEverySide(page, 'task-issued');
    await act(page, '签收', async () => undefined);
    await page.getByText('整改中').first().waitFor();
    await act(page, '报送方案', async (dialog) => {
      await dialog.getByLabel('措施').fill('开展两次文书培训');
      await choose(page, '责任人', '江予清');
    });
    await page.getByText('开展两次文书培训').waitFor();
    await (await console().app.as('hechayuan')).post(`/api/tasks/${taskId}/plan-approval`);
    await page.reload();
    await act(page, '报送进展', async (dialog) => {
      await dialog.getByLabel('进度（%）').fill('60');
      await dialog.getByLabel('本期做了什么').fill('已开展一次培训');
      await dialog.getByLabel('同时上传佐证').check();
      // Before a list of options was open: one that fades away has colours of no use to anybody.
      await expectAccessible(page);
      await dialog.locator('input[type=file]').setInputFiles({
        name: '签到表.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from('签到表:三月二日,二十三人'),
      });
      await choose(page, '对应的认定标准', '培训记录');
      await choose(page, '佐证类型', '培训记录');
      await dialog.getByLabel('标题').fill('签到表');
    });
    await page.getByText('已开展一次培训').first().waitFor();
    await page.getByRole('link', { name: '签到表' }).waitFor();
    const signer = await console().as('sifa-shenqian', `/tasks/${taskId}`);
    await act(signer, '申请延期', async (dialog) => {
      await dialog.getByLabel('理由').fill('第二次培训的场地三月下旬才能使用');
      await dialog.getByLabel('新的时限').fill('2026-03-20');
      await dialog.getByLabel('新的时限').press('Tab');
    });
    await signer.getByText('待批复', { exact: true }).waitFor();
    await lookAtEverySide(signer, 'task-in-progress');
  });

  it('is decided on by the supervisor, whose double click acts once', async () => {
    const page = await console().as('yifaban', `/tasks/${taskId}`);
    await page.getByRole('button', { name: '批复延期' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('同意', { exact: true }).check();
    await dialog.getByRole('button', { name: '批复延期' }).dblclick();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText('同意，至 2026年3月20日').waitFor();
    const events = await console().app.rows(`select 1 from event where name = 'task.extension-granted'`);
    expect(events).toHaveLength(1);
  });

  it('tells field by field what changed under the hands of the signer, and goes on', async () => {
    const page = await console().as('sifa-shenqian', `/tasks/${taskId}`);
    await page.getByRole('button', { name: '补充佐证：抽查结果' }).click();
    const evidence = page.getByRole('dialog');
    await evidence.getByLabel('没有文件，只登记文号或网址').check();
    await evidence.getByLabel('文号或网址', { exact: true }).fill('司法局〔2026〕12号');
    await choose(page, '佐证类型', '案卷');
    await evidence.getByLabel('标题').fill('抽查表');
    await evidence.getByRole('button', { name: '提交佐证' }).click();
    await evidence.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: '标记完成' }).click();
    await page.getByRole('button', { name: '申请销号', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('整改情况报告').fill('两次培训均已完成,抽查合格');
    await dialog.getByLabel('举一反三排查情况').fill('已排查其他执法科室');
    await dialog.getByLabel(/承诺/).check();
    await page.route('**/api/live', (route) => route.abort());
    await page.route('**/api/tasks/*/submission', async (route) => {
      await page.unroute('**/api/tasks/*/submission');
      const liaison = await console().app.as('sifa-lianluo');
      const reported = await liaison.post(`/api/tasks/${taskId}/progress`, { progress: 95, text: '收尾' });
      expect(reported.status).toBe(200);
      await route.continue();
    });
    await dialog.getByRole('button', { name: '申请销号' }).click();
    const stale = page.getByRole('dialog', { name: '内容已被他人更新' });
    await stale.getByRole('row', { name: /进度/ }).getByText('95%').waitFor();
    await expectAccessible(page);
    await stale.getByRole('button', { name: '已核对，继续提交' }).click();
    await page.getByText('已报结').first().waitFor();
    expect(await console().app.rows(`select 1 from event where name = 'task.submitted'`)).toHaveLength(1);
  });

  it('is verified, decided and struck off by three people on the phone and the PC', async () => {
    const verifier = await console().as('hechayuan', `/tasks/${taskId}`, { size: PHONE });
    await act(verifier, '核查', async (dialog) => {
      await dialog.getByLabel('书面审核').check();
      await dialog.getByLabel('核查发现').fill('签到表与抽查表齐全');
    });
    await verifier.getByText('签到表与抽查表齐全').first().waitFor();
    const supervisor = await console().as('yifaban', `/tasks/${taskId}`);
    await act(supervisor, '认定', async (dialog) => {
      await dialog.getByLabel('认定类别').click();
      await supervisor.getByTitle('已完成整改', { exact: true }).click();
    });
    await act(supervisor, '销号', async (dialog) => {
      await dialog.getByLabel('理由').fill('认定标准全部达到');
    });
    await supervisor.getByText('已销号').first().waitFor();
    await lookAtEverySide(supervisor, 'task-closed');
  });
});
