import { beforeAll, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { hashPassword } from '../../src/modules/identity/index.js';
import { assignment, county } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import {
  describeInChromium,
  expectCount,
  lookAtEverySide,
  PC,
  shoot,
  type Console,
} from './support/console.js';

/** 186 mm of 210, in pixels of CSS. */
const A4_BETWEEN_MARGINS = { width: 703, height: 1032 };

const CARDS_TOO_WIDE = `[...document.querySelectorAll('main section')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map((card) => card.querySelector('h2')?.textContent)`;

describeInChromium('the dashboard and the slips', { at: '2026-03-02' }, (console) => {
  beforeAll(() => issuedAndSlip(console()));

  it('opens the rows behind each number, and prints on A4', async () => {
    const page = await console().as('yifaban', '/board');
    await page.getByRole('heading', { name: '按期完成率的走势' }).waitFor();
    await page.getByRole('heading', { name: '问题存续的年数' }).waitFor();
    await page.locator('canvas').nth(1).waitFor();
    await lookAtEverySide(page, 'board');
    expect((await page.pdf({ format: 'A4' })).subarray(0, 4).toString()).toBe('%PDF');
    await page.getByRole('link', { name: '5，整改完成率，分母：查看任务' }).click();
    await page.getByRole('heading', { name: '看板数字对应的记录' }).waitFor();
    await page.locator('tbody tr').nth(4).waitFor();
    await expectCount(page.locator('tbody tr'), 5);
    await lookAtEverySide(page, 'board-rows');
    await page.getByRole('link', { name: '回到看板' }).click();
    await page.getByText('数据表').first().click();
    await page
      .getByRole('link', { name: /灯：查看任务$/ })
      .first()
      .click();
    await page.locator('tbody tr').nth(4).waitFor();
  });

  it('shows the city how its county stands, in numbers, and the way to details', async () => {
    await console().app.rows(CITY_SUPERVISOR, [await hashPassword(DEMO_PASSWORD)]);
    const page = await console().as('shi-ducha', '/board');
    const card = page.getByRole('region', { name: '下级地方', exact: true });
    await card.getByText('1 个下级地方在办 5 项').waitFor();
    const county = card.getByRole('row', { name: /^青砚县人民政府/ });
    await eventually(async () => expect(await county.innerText()).toContain('下级，仅统计'));
    await expectCount(county.getByRole('link'), 0);
    await eventually(async () => expect(await county.getByRole('cell').nth(2).innerText()).toBe('0 / 5'));
    await lookAtEverySide(page, 'board-lower-levels');
    await page.setViewportSize(A4_BETWEEN_MARGINS);
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate<unknown>(CARDS_TOO_WIDE)).not.toContain('下级地方');
    await shoot(page, 'board-lower-levels-on-paper');
    await page.emulateMedia({ media: 'screen' });
    await page.setViewportSize(PC);
    await page.goto(`${console().url}/board?asOf=2026-03-01`);
    await page.getByRole('heading', { name: '问题存续的年数' }).waitFor();
    await expectCount(card, 0);
    await console().app.rows(DETAILS_OF_COUNTY);
    await page.goto(`${console().url}/board`);
    await county.getByText('下级，可调阅明细').waitFor();
    await county.getByRole('link', { name: '青砚县人民政府' }).click();
    await page.getByRole('link', { name: '5，整改完成率，分母：查看任务' }).waitFor();
    const below = await console().as('yifaban', '/board');
    await below.getByRole('heading', { name: '问题存续的年数' }).waitFor();
    await expectCount(below.getByRole('heading', { name: '下级地方' }), 0);
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
    await expectCount(unit.getByText('时限调整', { exact: true }), 0);
  });

  it('drafts a red slip on the page of its task, says why, has it approved, and keeps what changed', async () => {
    const [task] = await console().app.rows<{ id: string }>(
      `select t.id from task t where not exists (select from slip s where s.task_id = t.id) order by t.number limit 1`,
    );
    const office = await console().as('yifaban', `/tasks/${task?.id}`);
    await office.getByRole('button', { name: '拟督办单' }).click();
    const drafting = office.getByRole('dialog', { name: '拟督办单' });
    await drafting.getByText('红单').click();
    await drafting.getByLabel('办理要求').fill('立即报送整改方案。');
    await lookAtEverySide(office, 'slip-draft');
    await drafting.getByRole('button', { name: '拟督办单' }).dblclick();
    await office.getByText('下发：').waitFor();
    const slipPath = new URL(office.url()).pathname;
    const leader = await console().as('xianzhang', '/');
    await leader.getByRole('link', { name: '1 张督办单待审批' }).click();
    await leader.locator('tbody a').first().click();
    await leader.getByText('审批：').waitFor();
    await office.getByRole('button', { name: '修改拟稿' }).click();
    const changing = office.getByRole('dialog', { name: '修改拟稿' });
    await changing.getByLabel('提级原因').fill('省级督察点名');
    await changing.getByRole('button', { name: '修改拟稿' }).click();
    await changing.waitFor({ state: 'hidden' });
    await office.getByText('省级督察点名').waitFor();
    await leader.goto(console().url + slipPath);
    await leader.getByRole('button', { name: '审批' }).click();
    await leader.getByRole('dialog').getByRole('button', { name: '审批' }).dblclick();
    await leader.getByText('已审批').first().waitFor();
    await office.reload();
    await office.getByRole('button', { name: '变更历史' }).click();
    const history = office.getByRole('dialog', { name: /^变更历史/ });
    await history.getByText('提级原因：省级督察点名').or(history.getByText('事由：省级督察点名')).waitFor();
    await history.getByText('状态：拟稿 → 已审批').waitFor();
    await lookAtEverySide(office, 'slip-history');
  });

  it('shows both versions of a draft that somebody else changed meanwhile', async () => {
    const [slip] = await console().app.rows<{ id: string }>(
      `select id from slip where state = 'approved' limit 1`,
    );
    const page = await console().as('yifaban', `/slips/${slip?.id}`);
    await page.getByRole('button', { name: '修改拟稿' }).click();
    const changing = page.getByRole('dialog', { name: '修改拟稿' });
    await changing.getByLabel('办理要求').fill('三日内报送整改方案。');
    // Nobody tells this page: as when the stream is cut off.
    await page.route('**/api/slips/*', (route) =>
      route.request().method() === 'GET' ? route.abort() : route.continue(),
    );
    const other = await console().app.as('duchayuan');
    const answer = await other.put(`/api/slips/${slip?.id}/draft`, {
      demands: '五日内报送整改方案。',
      cause: '省级督察点名',
    });
    expect(answer.status).toBe(200);
    await page.unroute('**/api/slips/*');
    await changing.getByRole('button', { name: '修改拟稿' }).click();
    const stale = page.getByRole('dialog', { name: '内容已被他人更新' });
    await stale.getByText('五日内报送整改方案。').waitFor();
    await stale.getByRole('button', { name: '已核对，继续提交' }).click();
    await page.getByText('三日内报送整改方案。').waitFor();
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

const CITY_SUPERVISOR = `
with person as (
  insert into account (organisation_id, login, display_name, password_hash)
  select id, 'shi-ducha', '市督查员', $1 from organisation where path = '/yh/' returning id, organisation_id)
insert into role_grant (account_id, role, organisation_id, starts_on, reason)
select id, 'supervisor', organisation_id, '2026-01-01', '市级岗位' from person`;

const DETAILS_OF_COUNTY = `
insert into role_grant (account_id, role, organisation_id, starts_on, ends_on, reason)
select a.id, 'detail_reader', o.id, '2026-03-01', '2026-03-31', '市法治督察〔2026〕3号'
from account a, organisation o where a.login = 'shi-ducha' and o.path = '/yh/qy/'`;

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
