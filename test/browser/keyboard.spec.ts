import { beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { assignment, county } from '../support/county.js';
import { describeInChromium } from './support/console.js';
import { issueTask } from './support/issue-task.js';
import { act, choose, keepsFocus, pick, press, tabTo, type } from './support/keyboard.js';

const SIGNED_IN = { name: '签到表.txt', mimeType: 'text/plain', buffer: Buffer.from('二十三人') };

/** Nothing here touches a mouse: `page.keyboard` alone, and every place is reached by Tab. */
describeInChromium('a task by the keyboard alone', { at: '2026-03-02' }, (console) => {
  let taskId: string;
  let otherTaskId: string;
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    const unit = units['qysf'] ?? '';
    const [first, second, ...others] = items.filter(({ kind }) => kind === 'shortcoming');
    taskId = await issueTask(app, first?.id ?? '', unit);
    otherTaskId = await issueTask(app, second?.id ?? '', unit);
    const drafted = await (
      await app.as('yifaban')
    ).post('/api/tasks', { itemIds: others.map(({ id }) => id), assignment: assignment(unit) });
    expect(drafted.status).toBe(201);
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
    // Heard long before it is needed: the browser opens a window of its own for a key that is faster than the wish to hear of it.
    page.on('filechooser', (chooser) => void chooser.setFiles(SIGNED_IN));
    await act(page, '报送进展', async (dialog) => {
      await type(page, dialog.getByLabel('进度（%）'), '60');
      await type(page, dialog.getByLabel('本期做了什么'), '已开展一次培训');
      await tabTo(page, dialog.getByLabel('同时上传佐证'));
      await page.keyboard.press('Space');
      await tabTo(page, dialog.getByRole('button', { name: /选择文件|选文件/ }));
      await page.keyboard.press('Enter');
      await dialog.getByText('签到表.txt').waitFor();
      await pick(page, dialog.getByLabel('对应的认定标准'), '培训记录');
      await pick(page, dialog.getByLabel('佐证类型'), '培训记录');
      await type(page, dialog.getByLabel('标题'), '签到表');
    });
    await page.getByRole('link', { name: '签到表' }).waitFor();
  });

  it('is given more time, and submitted with the rest of the evidence', async () => {
    const signer = await console().as('sifa-shenqian', `/tasks/${taskId}`);
    await act(signer, '申请延期', async (dialog) => {
      await type(signer, dialog.getByLabel('理由'), '第二次培训的场地三月下旬才能使用');
      await type(signer, dialog.getByLabel('新的时限'), '2026-03-20');
      await signer.keyboard.press('Tab');
    });
    const office = await console().as('yifaban', `/tasks/${taskId}`);
    await act(office, '批复延期', (dialog) => choose(office, dialog, '同意'));
    await office.getByText('同意，至 2026年3月20日').waitFor();
    await signer.reload();
    await act(
      signer,
      '补充佐证：抽查结果',
      async (dialog) => {
        await choose(signer, dialog, '没有文件，只登记文号或网址');
        await type(signer, dialog.getByLabel('文号或网址', { exact: true }), '司法局〔2026〕12号');
        await pick(signer, dialog.getByLabel('佐证类型'), '案卷');
        await type(signer, dialog.getByLabel('标题'), '抽查表');
      },
      '提交佐证',
    );
    await press(signer, signer.getByRole('button', { name: '标记完成' }));
    await act(signer, '申请销号', async (dialog) => {
      await type(signer, dialog.getByLabel('整改情况报告'), '两次培训均已完成,抽查合格');
      await type(signer, dialog.getByLabel('举一反三排查情况'), '已排查其他执法科室');
      await tabTo(signer, dialog.getByLabel(/承诺/));
      await signer.keyboard.press('Space');
    });
    await signer.getByText('已报结').first().waitFor();
  });

  it('is verified, decided and struck off by the office', async () => {
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

  it('gets a red slip, which the leader approves and the office sends', async () => {
    const office = await console().as('yifaban', `/tasks/${otherTaskId}`);
    await act(office, '拟督办单', async (dialog) => {
      await choose(office, dialog, '红单');
      await type(office, dialog.getByLabel('办理要求'), '立即报送整改方案。');
      await type(office, dialog.getByLabel('提级原因'), '省级督察点名');
    });
    await office.getByText('下发：').waitFor();
    const leader = await console().as('xianzhang', new URL(office.url()).pathname);
    await act(leader, '审批');
    await leader.getByText('已审批').first().waitFor();
    await office.reload();
    await act(office, '下发');
    await office.getByText('已下发').waitFor();
  });

  it('is issued with others after a look at what would happen', async () => {
    const page = await console().as('yifaban', '/ledger?all=true&state=registered');
    await page.locator('tbody tr').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('已选 1 项').waitFor();
    await press(page, page.getByRole('button', { name: '选择筛选结果的全部' }));
    await press(page, page.getByRole('button', { name: '交办', exact: true }));
    await press(page, page.getByRole('dialog').getByRole('button', { name: '核对' }));
    const go = page.getByRole('button', { name: /^办理：交办 \d+ 项$/ });
    await press(page, go);
    await press(page, page.getByRole('dialog').getByRole('button', { name: '交办' }));
    await page.getByText('正在逐项办理').waitFor();
    await console().app.runOrders();
    await page.getByText(/^已办理 \d+ 项，未办理 0 项/).waitFor();
  });

  it('is followed into the coming months by the simulator', async () => {
    const page = await console().as('yifaban', '/simulator');
    await page.getByText('选好日期，开始推演').waitFor();
    await pick(page, page.getByLabel('与之比较'), '银川规则（第1版）');
    await press(page, page.getByRole('button', { name: '开始推演' }));
    await page.getByRole('status').getByText('正在推算').waitFor();
    await console().app.runOrders();
    await page.getByRole('heading', { name: '每天的提醒' }).waitFor();
  });
});
