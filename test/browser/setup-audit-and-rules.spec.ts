import { beforeAll, expect, it } from '@jest/globals';
import { NoteHeads } from '../../src/modules/audit/index.js';
import { county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { describeInChromium, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

describeInChromium('审计, 规则包', { at: '2026-03-02' }, (console) => {
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    const shortcoming = items.find(({ kind }) => kind === 'shortcoming');
    await issueTask(app, shortcoming?.id ?? '', units['qysf'] ?? '');
    app.clock.set('2026-03-03T08:30:00+08:00');
    await app.nest.get(NoteHeads).run();
  });

  it('finds acts and sign-ins, hands them out as a file, verifies the record and shows the heads', async () => {
    const page = await console().as('shenji', '/audit');
    await page.getByRole('cell', { name: '交办' }).first().waitFor();
    await lookAtEverySide(page, 'audit');
    await page.getByRole('combobox', { name: '操作' }).fill('交办');
    await page.getByTitle('交办', { exact: true }).click();
    await page.waitForURL(/act=task\.issued/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '导出 CSV' }).click();
    expect((await download).suggestedFilename()).toBe('审计记录.csv');
    await page.getByText('登录记录').click();
    await page.getByRole('cell', { name: /纪怀真/ }).waitFor();
    await page.getByText('完整性校验').click();
    await page.getByText('还没有校验过').waitFor();
    await page.getByRole('button', { name: '开始校验' }).click();
    await page.getByRole('button', { name: '正在校验' }).waitFor();
    await console().app.runOrders();
    await page.getByText('完整，没有发现问题').waitFor();
    await lookAtEverySide(page, 'audit-verification');
    await page.getByText('链头').first().click();
    await page.getByRole('columnheader', { name: '散列值' }).waitFor();
    await lookAtEverySide(page, 'audit-heads');
  });

  it('tells what is in use, reads a pack in words, tries it on the tasks of today and takes it', async () => {
    console().app.clock.set('2026-03-10T09:00:00+08:00');
    const page = await console().as('yifaban', '/rule-packs');
    await page.getByText('还没有改过设置').waitFor();
    await page.getByText('各地规则包').click();
    await page.getByRole('heading', { name: '督办单' }).waitFor();
    await lookAtEverySide(page, 'rule-packs');
    await page.getByText('换用试算').click();
    await page.getByText('选一个规则包试算').waitFor();
    await page.getByRole('combobox', { name: '试算的规则包' }).click();
    await page.getByTitle('yinchuan@1').click();
    await page.getByText('已试算 1 项任务，其中 1 项变灯').waitFor();
    await lookAtEverySide(page, 'rule-what-if');
    await page.getByText('本地在用').click();
    await page.getByRole('button', { name: '换用规则包' }).click();
    const taking = page.getByRole('dialog', { name: '换用规则包' });
    await taking.getByRole('combobox', { name: '规则包' }).click();
    await page.getByTitle('yinchuan@1').click();
    await taking.getByLabel('依据').fill('县委依法治县委员会会议纪要〔2026〕2号');
    await taking.getByRole('button', { name: '下一步：看换用后的灯' }).click();
    const outcome = page.getByRole('dialog', { name: '换用 yinchuan@1：先看结果' });
    await outcome.getByText('已试算 1 项任务，其中 1 项变灯').waitFor();
    await lookAtEverySide(page, 'rule-pack-outcome');
    await outcome.getByRole('button', { name: '上一步' }).click();
    await eventually(async () =>
      expect(await taking.getByLabel('依据').inputValue()).toBe('县委依法治县委员会会议纪要〔2026〕2号'),
    );
    await taking.getByRole('button', { name: '下一步：看换用后的灯' }).click();
    expect(await console().app.rows('select 1 from body_setting')).toHaveLength(0);
    await outcome.getByRole('button', { name: '换用 yinchuan@1，从 2026年3月10日 起' }).dblclick();
    await page.getByRole('cell', { name: '银川规则（第1版）' }).waitFor();
    await lookAtEverySide(page, 'rule-settings');
    const [setting] = await console().app.rows<{ value: object }>('select value from body_setting');
    expect(setting).toEqual({ value: { version: 'yinchuan@1' } });
  });
});
