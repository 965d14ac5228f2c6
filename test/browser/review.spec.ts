import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { reportText, receiveReport } from '../support/county.js';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectAccessible, expectCount, lookAtEverySide } from './support/console.js';

/** What somebody may hide in a report; it is to be read, not to be run. */
const HOSTILE = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';

/** Within the plan, and nothing that could be handed to anybody. */
const BESIDE = '荻渚街道将以更高标准推进各项工作,为全县发展大局作出贡献。';

/** Keeps each number of open items that the page shows: keys are faster than answers, and what was judged is never shown open again. */
const KEEP_COUNTS = `(() => {
  window.keptCounts = [];
  const look = () => {
    const count = Number(/待审 (\\d+)/.exec(document.querySelector('main').textContent)?.[1]);
    if (count !== keptCounts.at(-1)) keptCounts.push(count);
  };
  look();
  new MutationObserver(look).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
})()`;

describeInChromium('reviewing a report', { at: '2026-03-02' }, (console) => {
  const reviewed = async (year: number) => {
    const supervisor = await console().app.as('yifaban');
    const text = reportText(0, '荻渚街道办事处', year).replace('特此报告。', `${BESIDE}\n特此报告。`);
    return { supervisor, reportId: await receiveReport(console().app, supervisor, text) };
  };
  const current = (page: Page) => page.locator('li[aria-current=true]');

  it('goes from the first item to the confirmed report by keys alone', async () => {
    const { supervisor, reportId } = await reviewed(2025);
    const page = await console().as('yifaban', `/reports/${reportId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    await page.keyboard.press('j');
    await current(page).getByText('待审').waitFor();
    await page.evaluate(KEEP_COUNTS);
    for (let i = 0; i < 5; i += 1) await page.keyboard.press('a');
    await page.getByText('待审 0').waitFor();
    await page.keyboard.press('u');
    await page.getByText('待审 1').waitFor();
    await page.keyboard.press('a');
    await page.getByText('待审 0').waitFor();
    await eventually(async () => {
      const acts = (await supervisor.get(`/api/reports/${reportId}/review-acts`)).body<{
        items: unknown[];
      }>();
      expect(acts.items).toHaveLength(7);
    });
    const counts = await page.evaluate<number[]>('keptCounts');
    expect(counts.filter((count, index) => count > (counts[index - 1] ?? count))).toEqual([1]);

    await page.keyboard.press('2');
    const grid = page.getByRole('grid', { name: '不足与安排对照表' });
    await grid.waitFor();
    await grid.locator('[tabindex="0"]').focus();
    await page.keyboard.press('y');
    await grid.getByText('已确认对应').first().waitFor({ state: 'attached' });
    await expectAccessible(page);
    await lookAtEverySide(page, 'review-gaps');

    await page.keyboard.press('4');
    await page.getByRole('button', { name: '以上各处都已看过' }).click();
    await page.getByText(/ 已看过$/).waitFor();
    for (const box of await page.getByLabel('确认后单独立项').all()) await box.check();
    await lookAtEverySide(page, 'review-confirm');
    await page.getByRole('button', { name: '确认报告' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '确认报告' }).click();
    await page.getByText('报告已确认', { exact: true }).waitFor();
    const { state } = (await supervisor.get(`/api/reports/${reportId}`)).body<{ state: string }>();
    expect(state).toBe('confirmed');
  });

  it('tells of an act that failed though the next one did not', async () => {
    const { reportId } = await reviewed(2020);
    const page = await console().as('yifaban', `/reports/${reportId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    let fail = (): void => undefined;
    const bothPressed = new Promise<void>((resolve) => (fail = resolve));
    await page.route(
      '**/api/report-items/acceptance',
      async (route) => {
        await bothPressed;
        await route.fulfill({
          status: 409,
          contentType: 'application/problem+json',
          json: { status: 409, code: 'report.locked', title: '报告正由他人处理', traceId: '0'.repeat(32) },
        });
      },
      { times: 1 },
    );
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    await page.getByText('待审 3').waitFor();
    fail();
    await page.getByText('待审 4').waitFor();
    await page.getByText('报告正由他人处理').waitFor();
  });

  it('splits at the caret, merges, words, rejects with a reason, and adds what was missed', async () => {
    const { reportId } = await reviewed(2024);
    const page = await console().as('yifaban', `/reports/${reportId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    const words = page.getByLabel('条目文字，按回车拆开');
    await words.waitFor();
    await page.keyboard.type('typed words go nowhere');
    await page.keyboard.press('Home');
    for (let i = 0; i < 12; i += 1) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await eventually(async () => expect(await words.inputValue()).toMatch(/^一是执法文书制作不够规范\n/));
    await page.keyboard.press('Control+Enter');
    await page.getByText('拆分所得').first().waitFor();
    await lookAtEverySide(page, 'review-items');

    await page.keyboard.press('e');
    await page.getByLabel('交办措辞').fill('规范执法文书制作');
    await page.keyboard.press('Control+Enter');
    await page.getByText('交办措辞：规范执法文书制作').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: '与另一条重复' }).click();
    await page.getByLabel('理由').press('Enter');
    await page.getByText('已剔除').first().waitFor();

    await page.evaluate(`(() => {
      const node = [...document.querySelectorAll('[data-start]')].find((one) => one.textContent.includes('集体学法')).firstChild;
      const at = node.textContent.indexOf('全年组织');
      getSelection().setBaseAndExtent(node, at, node, at + 8);
    })()`);
    await page.keyboard.press('n');
    await page.getByRole('dialog').getByText('全年组织集体学法').waitFor();
    await page.getByRole('radio', { name: '原因' }).check();
    await expectAccessible(page);
    await page.getByRole('button', { name: '补一条' }).last().click();
    await page.getByText('人工补充').waitFor();
  });

  it('shows what is hidden in a report as the text it is', async () => {
    const supervisor = await console().app.as('yifaban');
    const text = reportText(0, '荻渚街道办事处', 2022).replace(
      '普法宣传形式单一',
      `普法宣传形式单一${HOSTILE}`,
    );
    const reportId = await receiveReport(console().app, supervisor, text);
    const page = await console().as('yifaban', `/reports/${reportId}`);
    await page.getByRole('region', { name: '报告正文' }).getByText('onerror=').first().waitFor();
    await expectCount(page.locator('main img, main script'), 0);
    expect(await page.title()).not.toBe('owned');
  });

  it('stays quick on five megabytes', async () => {
    const supervisor = await console().app.as('yifaban');
    const long = `（二）${'扎实推进依法行政，统筹做好各项工作。'.repeat(4)}\n`;
    const text = reportText(3, '荻渚街道办事处', 2023).replace(
      '二、存在的不足',
      `${long.repeat(25_000)}二、存在的不足`,
    );
    const reportId = await receiveReport(console().app, supervisor, text);
    const page = await console().as('yifaban', `/reports/${reportId}`);
    await page.getByText('执法文书制作不够规范').first().waitFor();
    await eventually(async () => expect(await page.locator('[data-start]').count()).toBeLessThan(3_000));
    const took = await page.evaluate<number>(`new Promise((done) => {
      const from = performance.now();
      document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }));
      const look = () => document.querySelector('li[aria-current=true]') ? done(performance.now() - from) : requestAnimationFrame(look);
      look();
    })`);
    expect(took).toBeLessThan(10_000);
    await page.getByRole('region', { name: '报告正文' }).getByText('执法文书制作不够规范').waitFor();
  });

  it('is only read by those who do not judge, and found by nobody else', async () => {
    const { reportId } = await reviewed(2021);
    const liaison = await console().as('caizheng-lianluo', `/reports/${reportId}`);
    await liaison
      .getByText(/没有找到|执法文书/)
      .first()
      .waitFor();
    await expectCount(liaison.getByRole('button', { name: '采纳' }), 0);
  });
});
