import { beforeAll, expect, it } from '@jest/globals';
import { county } from '../support/county.js';
import { describeInChromium, expectCount, lookAtEverySide } from './support/console.js';
import { issueTask } from './support/issue-task.js';

describeInChromium('今日', { at: '2026-03-02' }, (console) => {
  let unit: string;
  /** An item whose task is issued while somebody looks. */
  let late: string;
  beforeAll(async () => {
    const { app } = console();
    const { items, units } = await county(app);
    const shortcomings = items.filter(({ kind }) => kind === 'shortcoming').map(({ id }) => id);
    unit = units['qysf'] ?? '';
    late = items.find(({ kind }) => kind === 'plan')?.id ?? '';
    for (const id of shortcomings) await issueTask(app, id, unit);
  });

  it('says to each side whose move it is, and goes there in one click', async () => {
    const page = await console().as('sifa-lianluo');
    const mine = page.getByRole('region', { name: '等我处理' });
    await mine.getByText('签收').first().waitFor();
    await expectCount(mine.getByRole('listitem'), 3);
    await mine.getByText('3月4日 还有 2 个工作日').first().waitFor();
    await lookAtEverySide(page, 'home-department');
    const supervisor = await console().as('yifaban');
    const others = supervisor.getByRole('region', { name: '我在等谁' });
    await others.getByText('青砚县司法局').first().waitFor();
    await supervisor.getByText('还没有巡检过').waitFor();
    await lookAtEverySide(supervisor, 'home-supervisor');
    await others.getByRole('link').first().click();
    await supervisor.getByRole('heading', { name: '报告所列问题' }).waitFor();
  });

  it('asks once for who is signed in and for each list, though the page and the frame need them', async () => {
    const page = await console().as('sifa-lianluo');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.reload();
    await page.getByRole('region', { name: '等我处理' }).getByText('签收').first().waitFor();
    expect(asked.filter((path) => path === '/api/session')).toHaveLength(1);
    expect(asked.filter((path) => path === '/api/agenda')).toHaveLength(2);
  });

  it('hears of a change without being asked', async () => {
    const { app } = console();
    const page = await console().as('sifa-lianluo');
    const mine = page.getByRole('region', { name: '等我处理' });
    await mine.getByText('签收').first().waitFor();
    await page.locator('html[data-live=on]').waitFor();
    const waiting = await mine.getByText('签收').count();
    await issueTask(app, late, unit);
    // The issue can be taken back for five minutes; then it is told.
    app.clock.set('2026-03-02T08:36:00+08:00');
    await app.runOrders();
    await mine.getByText('签收').nth(waiting).waitFor();
  });

  it('tells an administrator that business is not theirs', async () => {
    const page = await console().as('shenji');
    await page.getByText('业务数据不对您的角色开放').waitFor();
  });
});
