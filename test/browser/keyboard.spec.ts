import { beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { describeInChromium } from './support/console.js';
import { issueTask } from './support/issue-task.js';
import { tabTo } from './support/keyboard.js';

const SUBMISSION = { text: '两次培训均已完成', pledgeSigned: true, sameKindReview: '已排查其他科室' };

/** Nothing here touches a mouse: `page.keyboard` alone, and every place is reached by Tab. */
describeInChromium('a task by the keyboard alone', { at: '2026-03-02' }, (console) => {
  let taskId: string;
  beforeAll(async () => {
    const { items, units } = await county(console().app);
    const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
    taskId = await issueTask(console().app, shortcoming?.id ?? '', units['qysf'] ?? '');
  });

  it('is signed for, planned and reported on with a file', async () => {
    const page = await console().open(`/tasks/${taskId}`);
    await page.getByRole('heading', { name: '整改' }).waitFor();
    await page.keyboard.type('sifa-lianluo');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await act(page, '签收');
    await act(page, '报送方案', async (dialog) => {
      await type(page, dialog.getByLabel('措施'), '开展两次文书培训');
      await pick(page, dialog.getByLabel('责任人'), '江予清');
    });
    await page.getByText('开展两次文书培训').waitFor();
    await (await console().app.as('hechayuan')).post(`/api/tasks/${taskId}/plan-approval`);
    await page.reload();
    await act(page, '报送进展', async (dialog) => {
      await type(page, dialog.getByLabel('进度（%）'), '60');
      await type(page, dialog.getByLabel('本期做了什么'), '已开展一次培训');
      await tabTo(page, dialog.getByLabel('同时上传佐证'));
      await page.keyboard.press('Space');
      await tabTo(page, dialog.getByRole('button', { name: /选择文件|选文件/ }));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      await chooser.setFiles({ name: '签到表.txt', mimeType: 'text/plain', buffer: Buffer.from('二十三人') });
      await pick(page, dialog.getByLabel('对应的认定标准'), '培训记录');
      await pick(page, dialog.getByLabel('佐证类型'), '培训记录');
      await type(page, dialog.getByLabel('标题'), '签到表');
    });
    await page.getByRole('link', { name: '签到表' }).waitFor();
  });

  it('is verified, decided and struck off by the office', async () => {
    await submitted();
    const verifier = await console().as('hechayuan', `/tasks/${taskId}`);
    await act(verifier, '核查', async (dialog) => {
      await tabTo(verifier, dialog.getByLabel('书面审核'));
      await verifier.keyboard.press('Space');
      await type(verifier, dialog.getByLabel('核查发现'), '签到表与抽查表齐全');
    });
    const supervisor = await console().as('yifaban', `/tasks/${taskId}`);
    await act(supervisor, '认定', (dialog) => pick(supervisor, dialog.getByLabel('认定类别'), '已完成整改'));
    await act(supervisor, '销号', (dialog) =>
      type(supervisor, dialog.getByLabel('理由'), '认定标准全部达到'),
    );
    await supervisor.getByText('已销号').first().waitFor();
  });

  it('is left for the slips by two letters, and the list of keys gives the focus back', async () => {
    const page = await console().as('yifaban', `/tasks/${taskId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('s');
    await page.getByRole('heading', { name: '督办单' }).waitFor();
    await keepsFocus(page);
  });

  /** What its own story tells of the unit, without the console: the rest of the evidence, and the signature. */
  async function submitted(): Promise<void> {
    const { app } = console();
    const signer = await app.as('sifa-shenqian');
    const { criteria, measures } = (await signer.get(`/api/tasks/${taskId}`)).body<{
      criteria: { id: string; text: string }[];
      measures: { id: string }[];
    }>();
    const criterionId = criteria.find(({ text }) => text === '抽查结果')?.id;
    const proof = { kind: 'case_file', title: '抽查表', reference: '司法局〔2026〕12号' };
    const evidence = { ...proof, effectiveOn: '2026-03-02', criterionId };
    const liaison = await app.as('sifa-lianluo');
    expect((await liaison.post(`/api/tasks/${taskId}/evidence`, evidence)).status).toBe(201);
    for (const { id } of measures)
      await liaison.post(`/api/tasks/${taskId}/measures/${id}/completion`, { doneOn: '2026-03-02' });
    const answer = await signer.post(`/api/tasks/${taskId}/submission`, SUBMISSION);
    expect([answer.status, answer.code]).toEqual([200, undefined]);
  }
});

/** Opens the dialog of an act, fills it in, sends it, and is not thrown to the top of the page. */
async function act(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await tabTo(page, page.getByRole('main').getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await eventually(async () =>
    expect(await page.evaluate(`document.activeElement.closest('[role=dialog]') !== null`)).toBe(true),
  );
  await fill(dialog);
  await tabTo(page, dialog.getByRole('button', { name, exact: true }));
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'hidden' });
  await keepsFocus(page);
}

async function keepsFocus(page: Page): Promise<void> {
  await eventually(async () =>
    expect(await page.evaluate('document.activeElement.tagName')).not.toBe('BODY'),
  );
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
}

/** Opens the list with the arrow and goes down it until the one is under the cursor. */
async function pick(page: Page, field: Locator, option: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.press('ArrowDown');
  const list = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)');
  await list.locator(`[title^="${option}"]`).first().waitFor();
  const active = list.locator('.ant-select-item-option-active');
  for (let i = 0; i < 30; i += 1) {
    if (((await active.getAttribute('title')) ?? '').startsWith(option)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await list.waitFor({ state: 'hidden' });
}
