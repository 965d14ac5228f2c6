import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { TestApp } from '../../support/test-app.js';

interface Token {
  readonly id: string;
  readonly secret: string;
  readonly previousUntil: string | null;
}

describe('tokens, places and what is left of sign-ins', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ environment: { TRUST_PROXY: '10.0.0.0/8' } });
  });
  afterAll(() => app.stop());

  const bearing = (secret: string) => app.stranger().with({ authorization: `Bearer ${secret}` });
  const made = async (login: string) =>
    (await (await app.as(login)).post('/api/tokens', { name: 'oa', access: 'read', days: 90 })).body<Token>();

  it('are rotated: the old secret opens for a day more, the one before it no longer', async () => {
    const first = await made('sifa-lianluo');
    const rotate = async () =>
      (await (await app.as('sifa-lianluo')).post(`/api/tokens/${first.id}/rotation`)).body<Token>();
    const second = await rotate();
    expect(second).toMatchObject({ id: first.id, previousUntil: '2026-03-03T00:30:00.000Z' });
    const status = async (secret: string) => (await bearing(secret).get('/api/tasks')).status;
    expect([await status(first.secret), await status(second.secret)]).toEqual([200, 200]);
    app.clock.advance(86_400_000 + 1);
    expect([await status(first.secret), await status(second.secret)]).toEqual([401, 200]);
    const third = await rotate();
    expect([await status(first.secret), await status(second.secret), await status(third.secret)]).toEqual([
      401, 200, 200,
    ]);
    const other = await app.as('caizheng-lianluo');
    expect((await other.post(`/api/tokens/${first.id}/rotation`)).code).toBe('record.not-found');
    const listed = (await (await app.as('sifa-lianluo')).get('/api/tokens')).body<{ lastUsedOn: string }[]>();
    expect(listed.map(({ lastUsedOn }) => lastUsedOn)).toEqual(['2026-03-03']);
  });

  it('speak for the unit only, whatever else their maker oversees, and end when the maker moves', async () => {
    await app.rows(
      `insert into role_grant (account_id, role, organisation_id, starts_on, reason)
       select a.id, 'officer', o.id, '2026-01-01', '借调' from account a, organisation o
       where a.login = 'caizheng-lianluo' and o.code = 'qy'`,
    );
    const { secret } = await made('caizheng-lianluo');
    expect((await bearing(secret).get('/api/reports')).status).toBe(200);
    expect((await bearing(secret).get('/api/tasks')).status).toBe(200);
    // A report of a street of the county: the officer sees it, the unit and its system do not.
    const dizhu = await app.as('dizhu-lianluo');
    expect((await dizhu.get('/api/tasks')).status).toBe(200);
    await app.rows(
      `update account set organisation_id = (select id from organisation where code = 'qysf') where login = 'caizheng-lianluo'`,
    );
    expect((await bearing(secret).get('/api/tasks')).code).toBe('auth.required');
  });

  it('a place is what a trusted proxy says, and nobody else', async () => {
    await app.rows('delete from session');
    const addressOf = async (from: string, forwarded: string) => {
      const answer = await app
        .stranger()
        .from(from)
        .with({ 'x-forwarded-for': forwarded, 'x-forwarded-proto': 'https' })
        .post('/api/session', { login: 'renda', password: DEMO_PASSWORD });
      const [row] = await app.rows<{ address: string }>(
        'select address from session order by created_at desc, last_seen_at desc limit 1',
      );
      await app.rows('delete from session');
      return { address: row?.address, secure: String(answer.headers['set-cookie']).includes('Secure') };
    };
    expect(await addressOf('10.1.1.1', '203.0.113.9')).toEqual({ address: '203.0.113.9', secure: true });
    expect(await addressOf('10.1.1.1', '198.51.100.7, 203.0.113.9')).toEqual({
      address: '203.0.113.9',
      secure: true,
    });
    expect(await addressOf('192.0.2.1', '203.0.113.9')).toEqual({ address: '192.0.2.1', secure: false });
  });
});
