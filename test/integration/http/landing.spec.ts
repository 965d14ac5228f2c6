import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { DEMO_ACCOUNTS } from '../../../seeds/demo/welcome.js';
import { TestApp } from '../../support/test-app.js';

describe('the page at the address itself', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { DEMO: 'on' } });
  });
  afterAll(() => app.stop());

  const page = () => app.stranger().get('/');

  it('tells a stranger what runs here and where to go on', async () => {
    const { status, headers, text } = await page();
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('<h1>整改</h1>');
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link]) => link);
    expect(links).toEqual(['/api/docs', '/api/openapi.json', '/health/ready']);
    expect((await app.stranger().get('/health/ready')).status).toBe(200);
  });

  it('brings its style along, allows nothing else and holds no script', async () => {
    const { headers, text } = await page();
    const [, style = ''] = /<style>(.*)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers['content-security-policy']).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(text).not.toMatch(/<script|<link|<img|<iframe|<form| style=| on\w+=|https?:/);
  });

  it('names the demo accounts once the demo is told, and none before', async () => {
    expect((await page()).text).not.toContain(DEMO_PASSWORD);
    await app.rows('insert into demo (finished_at) values (now())');
    const { text } = await page();
    expect(text).toContain(DEMO_PASSWORD);
    for (const { login, displayName, post, what } of DEMO_ACCOUNTS) {
      expect(text).toContain(
        `<td><code>${login}</code></td><td>${displayName}，${post}</td><td>${what}</td>`,
      );
      expect(login + displayName + post + what).not.toMatch(/[<>&"]/);
    }
  });
});

describe('the page at the address itself, with the demo switched off', () => {
  it('names no account and no password, even over a database that holds the demo', async () => {
    const app = await TestApp.start();
    try {
      await app.rows('insert into demo (finished_at) values (now())');
      const { text } = await app.stranger().get('/');
      expect(text).toContain('系统正在运行');
      expect(text).not.toContain(DEMO_PASSWORD);
      expect(text).not.toContain('yifaban');
    } finally {
      await app.stop();
    }
  });
});
