import { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from '../../../seeds/demo/load-directory.js';
import { codeAt } from '../../../src/modules/identity/second-factor/codes.js';
import type { Person } from '../../support/person.js';
import { TotpSecrets } from '../../../src/modules/identity/second-factor/totp-secrets.js';
import { SecretKey } from '../../../src/platform/secrets/index.js';
import { TestApp } from '../../support/test-app.js';

interface SessionSeen {
  readonly id: string;
  readonly isThis: boolean;
  readonly address: string | null;
}

/** Measured once with ten thousand; the last eight thousand only wait, as the others do. */
const TRIES = Number(process.env.SPRAY_TRIES ?? 2_000);

describe('signing in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const knock = (login: string, more: object = {}, address = '10.9.9.9') =>
    app
      .stranger()
      .from(address)
      .post('/api/session', { login, password: DEMO_PASSWORD, ...more });
  const codeOf = (secret: string) => codeAt(secret, app.clock.now());

  async function withSecondFactor(login: string) {
    const before = await app.as(login);
    const begun = await before.post('/api/session/second-factor', { password: DEMO_PASSWORD });
    const { secret, uri } = begun.body<{ secret: string; uri: string }>();
    expect(uri).toContain(`secret=${secret}`);
    const confirmed = await before.post('/api/session/second-factor/confirmation', { code: codeOf(secret) });
    const { recoveryCodes } = confirmed.body<{ recoveryCodes: string[] }>();
    return { before, after: before.keepingCookieOf(confirmed), secret, recoveryCodes };
  }

  it('asks for the code of a second factor, takes each code once, and gives the session a new secret when it is set', async () => {
    const { before, after, secret } = await withSecondFactor('sifa-lianluo');
    expect((await before.get('/api/session')).code).toBe('auth.required');
    expect((await after.get('/api/session')).status).toBe(200);
    expect((await knock('sifa-lianluo')).code).toBe('second-factor.wanted');
    expect((await knock('sifa-lianluo', { code: '000000' })).code).toBe('second-factor.wrong-code');
    expect((await knock('sifa-lianluo', { code: codeOf(secret) })).code).toBe('second-factor.wrong-code');
    const [kept] = await app.rows<{ totp_secret: string }>(
      `select totp_secret from account where login = 'sifa-lianluo'`,
    );
    expect(kept?.totp_secret).toMatch(/^v1\./);
    expect(kept?.totp_secret).not.toContain(secret);
    app.clock.advance(30_000);
    expect((await knock('sifa-lianluo', { code: codeOf(secret) })).status).toBe(204);
    expect((await knock('sifa-lianluo', { code: codeOf(secret) })).code).toBe('second-factor.wrong-code');
  });

  it('keeps the second factors through a change of the key', async () => {
    const [before, now] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const under = (secretKey: Buffer, secretKeyPrevious: Buffer | null) =>
      new TotpSecrets(
        new SecretKey({ secretKey, secretKeyPrevious, dataDir: '' }),
        app.nest.get(DataSource, { strict: false }),
      );
    const kept = async () =>
      Object.fromEntries(
        (
          await app.rows<{ id: string; login: string; secret: string }>(
            'select id, login, totp_secret as secret from account where totp_secret is not null',
          )
        ).map(({ login, ...row }) => [login, row]),
      );
    const [person] = await app.rows<{ id: string }>(`select id from account where login = 'fagai-lianluo'`);
    const id = person?.id ?? '';
    const sealed = under(before, null).seal('JBSWY3DPEHPK3PXP', id);
    await app.rows('update account set totp_secret = $2 where id = $1', [id, sealed]);
    const others = await kept();
    await under(now, before).onApplicationBootstrap();
    const { 'fagai-lianluo': moved, ...left } = await kept();
    expect(under(now, null).open(moved?.secret ?? '', id)).toBe('JBSWY3DPEHPK3PXP');
    // What neither key opens is left as it is.
    expect(left).toEqual(Object.fromEntries(Object.entries(others).filter(([login]) => login in left)));
    await app.rows('update account set totp_secret = null where id = $1', [id]);
  });

  it('opens one sign-in for each recovery code and keeps none of them in clear', async () => {
    const { recoveryCodes, after } = await withSecondFactor('caizheng-lianluo');
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect((await knock('caizheng-lianluo', { code: first.toUpperCase() })).status).toBe(204);
    expect((await knock('caizheng-lianluo', { code: first })).code).toBe('second-factor.wrong-code');
    const kept = await app.rows<{ hash: string }>(
      `select encode(code_hash, 'escape') as hash from recovery_code`,
    );
    expect(kept.some(({ hash }) => hash.includes(second))).toBe(false);
    const removed = await after.post('/api/session/second-factor/removal', {
      password: DEMO_PASSWORD,
      code: second,
    });
    expect(removed.status).toBe(204);
    expect((await knock('caizheng-lianluo')).status).toBe(204);
  });

  it('shows a person where they are signed in, ends one of those, and nobody else’s', async () => {
    const here = await app.as('fagai-lianluo');
    const there = await app.as('fagai-lianluo');
    const stranger = await app.as('renda');
    const seen = (await here.get('/api/sessions')).body<SessionSeen[]>();
    expect(seen).toHaveLength(2);
    const other = seen.find(({ isThis }) => !isThis)?.id ?? '';
    expect((await stranger.delete(`/api/sessions/${other}`)).code).toBe('record.not-found');
    expect((await here.delete(`/api/sessions/${other}`)).status).toBe(204);
    expect((await there.get('/api/session')).code).toBe('auth.required');
    expect((await here.get('/api/session')).status).toBe(200);
  });

  it('opens nothing before a first password was changed, and refuses a common one', async () => {
    await app.rows(`update account set must_change_password = true where login = 'shenji'`);
    const person = await app.as('shenji');
    expect((await person.get('/api/session')).body()).toMatchObject({ mustChangePassword: true });
    expect((await person.get('/api/notices')).code).toBe('auth.password-change-required');
    const change = (next: string) => person.put('/api/session/password', { current: DEMO_PASSWORD, next });
    for (const next of ['Zhengfu@2026', 'qwertyuiop123', 'shenji-2026-x', DEMO_PASSWORD])
      expect((await change(next)).code).toBe('auth.password-weak');
    const changed = await change('梧桐叶落三更雨一声声');
    expect((await person.get('/api/session')).code).toBe('auth.required');
    expect((await person.keepingCookieOf(changed).get('/api/notices')).status).toBe(200);
  });

  it('gives a hundred tries at once no more than five', async () => {
    const tries = Array.from({ length: 100 }, (_, i) =>
      knock('shijian-lianluo', { password: `wrong-${i}` }, `10.7.0.${i}`),
    );
    const codes = (await Promise.all(tries)).map(({ code }) => code);
    expect(codes.filter((code) => code === 'auth.failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'auth.locked')).toHaveLength(95);
  });

  it('records what happened at the door, append-only', async () => {
    const outcomes = await app.rows<{ outcome: string; n: number }>(
      'select outcome, count(*)::int as n from sign_in_record group by outcome',
    );
    const seen = Object.fromEntries(outcomes.map(({ outcome, n }) => [outcome, n]));
    expect(seen).toMatchObject({ 'second-factor-set': 2, 'second-factor-removed': 1, 'password-changed': 1 });
    expect(seen['wrong-password']).toBe(5);
    await expect(app.rows('delete from sign_in_record')).rejects.toThrow();
  });

  it(
    'opens no account to thousands of tries at common passwords, and lets the honest in, from the same address too',
    async () => {
      const honest = await app
        .stranger()
        .from('10.8.0.1')
        .post('/api/session', { login: 'duchayuan', password: DEMO_PASSWORD });
      expect(honest.status).toBe(204);
      const logins = (await app.rows<{ login: string }>('select login from account order by login')).map(
        ({ login }) => login,
      );
      const spray = sprayOf(logins);
      const codes = new Map<string, number>();
      for (let done = 0; done < spray.length; done += BATCH) {
        const answers = await Promise.all(spray.slice(done, done + BATCH).map((one) => one(app.stranger())));
        for (const { code = 'opened' } of answers) codes.set(code, (codes.get(code) ?? 0) + 1);
      }
      expect([...codes.keys()].sort()).toEqual(['auth.failed', 'auth.locked']);
      expect(codes.get('auth.locked')).toBeGreaterThan(TRIES * 0.85);
      app.clock.advance(61_000);
      expect((await knock('duchayuan', {}, '10.8.0.1')).status).toBe(204);
      expect((await knock('yifaban', {}, '10.6.0.1')).status).toBe(204);
      app.clock.advance(3_600_000);
      expect((await knock(logins[0] ?? '', {}, '10.6.0.2')).status).toBe(204);
    },
    600_000 * Math.max(1, TRIES / 2_000),
  );
});

const BATCH = 50;
const ADDRESSES = 8;

/** Every account in turn from a handful of addresses: few tries for each, many in all. */
function sprayOf(logins: readonly string[]) {
  return Array.from({ length: TRIES }, (_, i) => {
    const login = i % 3 === 0 ? `nobody-${i}` : (logins[i % logins.length] ?? '');
    const password = `Zhengfu@${2000 + (i % 30)}`;
    return (stranger: Person) =>
      stranger.from(`10.8.0.${(i % ADDRESSES) + 1}`).post('/api/session', { login, password });
  });
}
