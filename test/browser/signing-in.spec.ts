import { expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../seeds/demo/load-directory.js';
import { eventually } from '../support/eventually.js';
import { describeInChromium, expectAccessible, lookAtEverySide } from './support/console.js';

/** A directory that nobody answers for: what a person meets on the morning on which it is down. */
const DIRECTORY = {
  OIDC_ISSUER: 'http://127.0.0.1:9',
  OIDC_CLIENT_ID: 'zhenggai',
  OIDC_CLIENT_SECRET: 'a secret of this test alone',
};

describeInChromium('signing in', { environment: { DEMO: 'on', ...DIRECTORY } }, (console) => {
  it('sends a stranger to sign in and back to where they wanted to go, by keyboard alone', async () => {
    const page = await console().open('/account');
    await page.getByRole('heading', { name: '整改' }).waitFor();
    expect(new URL(page.url()).searchParams.get('next')).toBe('/account');
    await page.keyboard.type('yifaban');
    await page.keyboard.press('Tab');
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '个人设置' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/account');
  });

  it('says what is wrong and keeps the account', async () => {
    const page = await console().open('/sign-in');
    await page.getByLabel('账号').fill('yifaban');
    await page.getByLabel('密码').fill('wrong password');
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').filter({ hasText: '用户名或密码不正确' }).waitFor();
    await eventually(async () => expect(await page.getByLabel('账号').inputValue()).toBe('yifaban'));
    await expectAccessible(page);
  });

  it('leads to the office directory, and says in words why it did not let somebody in', async () => {
    const page = await console().open('/sign-in?next=%2Faccount');
    const away = page.getByRole('link', { name: '统一身份认证登录' });
    await eventually(async () =>
      expect(await away.getAttribute('href')).toBe('/api/session/oidc?returnTo=%2Faccount'),
    );
    await away.click();
    await page.getByRole('alert').filter({ hasText: '统一身份认证暂时不可用' }).waitFor();
    expect(new URL(page.url()).searchParams.get('problem')).toBe('sso.unreachable');
    await lookAtEverySide(page, 'sign-in-directory');
    await page.goto(`${console().url}/sign-in?problem=sso.unknown-person`);
    await page.getByRole('alert').filter({ hasText: '您在本系统没有账号' }).waitFor();
  });

  it('offers the demo accounts and shows itself in every size and shade', async () => {
    await console().app.rows('insert into demo (finished_at) values (now())');
    const page = await console().open('/sign-in');
    await page.getByRole('button', { name: 'caizheng-lianluo' }).waitFor();
    await lookAtEverySide(page, 'sign-in');
    await page.getByRole('button', { name: 'caizheng-lianluo' }).click();
    await page.getByRole('heading', { name: '今日' }).waitFor();
  });

  it('leaves nothing behind when somebody signs out', async () => {
    const page = await console().as('caizheng-lianluo');
    await page.getByRole('button', { name: /^账号/ }).click();
    await page.getByRole('menuitem', { name: '退出登录' }).click();
    await page.getByLabel('密码').waitFor();
    await page.goto(`${console().url}/account`);
    await page.getByLabel('密码').waitFor();
  });
});
