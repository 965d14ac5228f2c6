import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { DEMO_ACCOUNTS } from '../../../seeds/demo/welcome.js';
import { TestApp } from '../../support/test-app.js';

describe('the accounts that the sign-in page offers', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { DEMO: 'on' } });
  });
  afterAll(() => app.stop());

  it('are named once the demo is told, and not before', async () => {
    const offered = async () => (await app.stranger().get('/api/demo-accounts')).body();
    expect(await offered()).toEqual({ password: null, accounts: [] });
    await app.rows('insert into demo (finished_at) values (now())');
    expect(await offered()).toEqual({ password: DEMO_PASSWORD, accounts: DEMO_ACCOUNTS });
  });
});

describe('with the demo switched off', () => {
  it('names no account and no password, even over a database that holds the demo', async () => {
    const app = await TestApp.start();
    try {
      await app.rows('insert into demo (finished_at) values (now())');
      const { status, text } = await app.stranger().get('/api/demo-accounts');
      expect([status, text]).toEqual([200, '{"password":null,"accounts":[]}']);
    } finally {
      await app.stop();
    }
  });
});
