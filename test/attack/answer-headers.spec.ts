import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { API_POLICY } from '../../src/platform/http/hardening/answer-headers.js';
import type { Answer, Person } from '../support/person.js';
import { TestApp } from '../support/test-app.js';
import { routesOf, type Route } from './support/route-table.js';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
/** A stream writes its own head; `test/integration/live.spec.ts` asks it. */
const STREAM = '/api/live';
/** Pages for people, each with a policy of its own; the API's description is served by the entry point, its policy by address. */
const PAGES = ['/', '/api/docs', `/act/${'x'.repeat(43)}`];

describe('the headers of every answer', () => {
  let app: TestApp;
  let routes: readonly Route[];
  let callers: readonly Person[];
  beforeAll(async () => {
    app = await TestApp.start({ environment: { PUBLIC_URL: 'https://zhenggai.example.cn' } });
    ({ routes } = routesOf(app.nest));
    callers = [app.stranger(), await app.as('yifaban'), await app.as('sifa-lianluo')];
  });
  afterAll(() => app.stop());

  it('close whatever a route does not open, on success and refusal alike', async () => {
    const faults: string[] = [];
    const seen = new Set<number>();
    for (const { method, path } of routes.filter(({ path: at }) => at !== STREAM)) {
      const address = path.replace(/\{\w+\}/g, NOWHERE);
      for (const caller of callers) {
        const answer = await ask(caller, method, address);
        seen.add(answer.status);
        const fault = faultOf(answer);
        if (fault !== null) faults.push(`${method} ${path} (${answer.status}): ${fault}`);
      }
    }
    expect(faults).toEqual([]);
    // The walk got somewhere: refusals of several kinds, and answers.
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 401, 403, 404]));
  });

  it.each([
    ['an address that nobody serves', '/api/nowhere', 404],
    ['one that is misspelt', '/api/%zz', 400],
    ['a probe', '/health/ready', 200],
    ['the metrics', '/metrics', 200],
  ])('are the same for %s', async (_, address, status) => {
    const answer = await app.stranger().get(address);
    expect([answer.status, faultOf(answer)]).toEqual([status, null]);
  });

  it.each(PAGES)('let the page %s load nothing from elsewhere and be framed by nobody', async (address) => {
    const { headers } = await app.stranger().get(address);
    const policy = String(headers['content-security-policy']);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).not.toMatch(/script-src[^;]*'unsafe|https?:|\*/);
    expect(headers['x-frame-options']).toBe('DENY');
  });

  it('say nothing of https where people come by http', async () => {
    const plain = await TestApp.start();
    expect((await plain.stranger().get('/health/live')).headers).not.toHaveProperty(
      'strict-transport-security',
    );
    await plain.stop();
  });
});

function ask(person: Person, method: Route['method'], address: string): Promise<Answer> {
  if (method === 'GET') return person.get(address);
  if (method === 'DELETE') return person.delete(address);
  if (method === 'POST') return person.post(address, {});
  return method === 'PUT' ? person.put(address, {}) : person.patch(address, {});
}

const EXPECTED: Readonly<Record<string, RegExp>> = {
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': /^(same-origin|no-referrer)$/,
  'strict-transport-security': /^max-age=31536000/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^(DENY|SAMEORIGIN)$/,
  'x-request-id': /^[0-9a-f-]{36}$/,
};

function faultOf({ headers }: Answer): string | null {
  const policy = String(headers['content-security-policy']);
  const isClosed =
    policy === API_POLICY || (policy.startsWith("default-src 'none'") && /sandbox/.test(policy));
  if (!isClosed) return `content-security-policy: ${policy}`;
  if (headers['cache-control'] === undefined) return 'no cache-control';
  if (headers['x-powered-by'] !== undefined || headers.server !== undefined) return 'tells what it runs on';
  const wrong = Object.entries(EXPECTED).find(([name, form]) => !form.test(String(headers[name])));
  return wrong === undefined ? null : `${wrong[0]}: ${String(headers[wrong[0]])}`;
}
