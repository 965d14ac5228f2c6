import { expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectAccessible, lookAtEverySide, PHONE } from './support/console.js';

describeInChromium('the frame of the console', {}, (console) => {
  it('is served with a policy that lets no foreign script in, and is kept by its parts', async () => {
    const page = await fetch(`${console().url}/tasks/some-address-of-a-page`);
    expect(page.status).toBe(200);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy.replace("style-src-attr 'unsafe-inline'", '')).not.toContain('unsafe');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const html = await page.text();
    expect(policy).toContain(`'nonce-${/nonce="([^"]+)"/.exec(html)?.[1]}'`);
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
    const asset = await fetch(console().url + script, { headers: { 'accept-encoding': 'br' } });
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('names who is signed in as what comes next, to those who have a session, and says nothing of them', async () => {
    const withCookie = { headers: { cookie: 'zhenggai_session=of-nobody' } };
    const [known, unknown] = await Promise.all([fetch(console().url, withCookie), fetch(console().url)]);
    expect(known.headers.get('link')).toBe('</api/session>; rel=preload; as=fetch; crossorigin');
    expect(unknown.headers.get('link')).toBeNull();
    const plain = async (answer: Response) => (await answer.text()).replaceAll(/nonce="[^"]+"/g, '');
    expect(await plain(known)).toBe(await plain(unknown));
  });

  it('asks once who is signed in, and marks the entry under which a page stands', async () => {
    const page = await console().as('yifaban');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${console().url}/promises`);
    const current = page.locator('nav a[aria-current=page]', { hasText: '上年整改核查' });
    await current.waitFor();
    await page.getByRole('heading', { name: '兑现账' }).waitFor();
    expect(asked.filter((path) => path === '/api/session')).toHaveLength(1);
    await page.getByRole('link', { name: '今日' }).first().click();
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await current.waitFor({ state: 'detached' });
  });

  it('leaves the addresses of the program to the program', async () => {
    for (const path of ['/api/no-such-thing', '/assets/no-such-file.js', '/health/nothing']) {
      const answer = await fetch(console().url + path);
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        404,
        'application/problem+json; charset=utf-8',
      ]);
    }
  });

  it('is gone through by keys, which `?` lists', async () => {
    const page = await console().as('yifaban');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: '快捷键' });
    await dialog.getByText('前往 个人设置').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await page.getByRole('heading', { name: '个人设置' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '个人设置' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文');
  });

  it('opens its menus by keyboard: arrows go through them, Escape goes back to where they were opened', async () => {
    const page = await console().as('yifaban');
    await page.getByRole('button', { name: /^账号/ }).focus();
    await page.keyboard.press('ArrowDown');
    const inHand = page.locator('[role=menuitem]:focus');
    await inHand.filter({ hasText: '个人设置' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await inHand.filter({ hasText: '退出登录' }).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(/^账号/);
    await page.getByRole('button', { name: '外观' }).click();
    await page.getByRole('menuitemradio', { name: '深色' }).click();
    await page.locator('html[data-shade=dark]').waitFor();
  });

  it('shows own sessions in every size and shade, in English, too', async () => {
    const page = await console().as('yifaban', '/account');
    await page.getByText('本机').waitFor();
    await lookAtEverySide(page, 'account');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'My settings' }).waitFor();
    await page.reload();
    expect(await page.evaluate('document.documentElement.lang')).toBe('zh-CN');
  });

  it('opens its navigation on a phone as a drawer', async () => {
    const page = await console().as('yifaban', '/', { size: PHONE });
    await page.getByRole('button', { name: '更多' }).click();
    await page.getByRole('dialog').getByRole('link', { name: '个人设置' }).click();
    await page.getByRole('heading', { name: '个人设置' }).waitFor();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  });

  it('tells that the program does not answer, and goes on once it does', async () => {
    const page = await console().as('yifaban');
    await page.getByRole('heading', { name: '今日' }).waitFor();
    await page.route('**/api/**', (route) => route.abort());
    await page.keyboard.press('g');
    await page.keyboard.press('u');
    await page.getByText('连接已断开').waitFor();
    const again = page.getByRole('main').getByRole('button', { name: '重试' });
    await again.nth(1).waitFor();
    await page.unroute('**/api/**');
    // One answer may bring back what another button stands for.
    await eventually(async () => {
      if ((await again.count()) > 0) await again.first().click({ timeout: 1_000 });
      expect(await again.count()).toBe(0);
    });
    await page.getByText('本机').waitFor();
    await page.getByText('连接已断开').waitFor({ state: 'hidden' });
    console().expectComplaint(/net::ERR_FAILED/);
  });
});
