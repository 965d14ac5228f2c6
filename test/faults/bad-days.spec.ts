import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { startupLine } from '../../src/entrypoints/ready-database.js';
import { isWithoutConnection } from '../../src/platform/database/database-problem.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { MailGateway } from '../../src/platform/gateways/mail/index.js';
import { createLogger } from '../../src/platform/observability/logger.js';
import { certificateFor } from '../support/certificate.js';
import { eventually } from '../support/eventually.js';
import { reportText } from '../support/county.js';
import type { Person } from '../support/person.js';
import { Client } from 'pg';
import { isRoot } from '../support/ordinary-user.js';
import { installationIsHere, OwnServer, putFile } from '../support/postgres-installation.js';
import { newScratchFolder } from '../support/scratch-folder.js';
import { TestApp } from '../support/test-app.js';

describe('on a bad day', () => {
  let app: TestApp;
  let supervisor: Person;
  let dataDir: string;

  beforeAll(async () => {
    dataDir = newScratchFolder();
    app = await TestApp.start({ environment: { DATA_DIR: dataDir } });
    supervisor = await app.as('yifaban');
  });
  afterAll(async () => {
    await app.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const handIn = (n: number) =>
    supervisor.upload('/api/intakes', [{ name: 'report.txt', content: reportText(n) }]);

  /** Once the pool has noticed that its sessions were ended. */
  const served = () =>
    eventually(async () => {
      const answer = await supervisor.get('/api/tasks');
      expect(answer.status).toBe(200);
      return answer;
    });

  async function asOwner(...statements: string[]): Promise<void> {
    const client = new Client({ connectionString: app.databaseUrl });
    await client.connect();
    try {
      await client.query('set default_transaction_read_only = off');
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }

  it('the database is read-only: lists are shown, acts are refused as an outage, nothing is lost afterwards', async () => {
    const name = new URL(app.databaseUrl).pathname.slice(1);
    const others = `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await asOwner(`alter database ${name} set default_transaction_read_only = on`, others);
    const list = await served();
    const act = await handIn(1);
    await asOwner(`alter database ${name} reset default_transaction_read_only`, others);
    await served();
    expect(list.status).toBe(200);
    expect([act.status, act.code]).toEqual([503, 'server.unavailable']);
    expect((await handIn(1)).status).toBeLessThan(300);
  });

  it('the disk of the file store is full: the upload is refused with a reason, no half a file is left', async () => {
    const folder = join(dataDir, 'files');
    mkdirSync(folder, { recursive: true });
    const mounted =
      isRoot && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k,mode=755', 'tmpfs', folder]).status === 0;
    if (!mounted) return console.warn('skipped: making a small disk takes the right to mount');
    try {
      const big = `${reportText(2)}\n${'甲'.repeat(200_000)}`;
      const refused = await supervisor.upload('/api/intakes', [{ name: 'report.txt', content: big }]);
      expect([refused.status, refused.code]).toEqual([503, 'file.store-unavailable']);
      expect((await app.stranger().get('/health/serving')).status).toBe(200);
      expect(spawnSync('find', [folder, '-type', 'f'], { encoding: 'utf8' }).stdout).toBe('');
    } finally {
      spawnSync('umount', [folder]);
    }
    expect((await handIn(3)).status).toBeLessThan(300);
  });
});

const EXPIRED = certificateFor('2024-01-01', '2025-01-01');

describe('on the day a certificate has expired', () => {
  (installationIsHere() ? it : it.skip)(
    'of the database: the start says so in one line, a running program calls it an outage',
    async () => {
      const folder = newScratchFolder();
      writeFileSync(join(folder, 'ca.pem'), EXPIRED.cert);
      const server = await OwnServer.primary((data) => {
        putFile(join(data, 'server.crt'), EXPIRED.cert);
        putFile(join(data, 'server.key'), EXPIRED.key);
        return ['ssl=on'];
      });
      try {
        const settings = `sslmode=verify-full&sslrootcert=${join(folder, 'ca.pem')}`;
        const error: unknown = await migrate(`${server.url('postgres', 'postgres')}?${settings}`).catch(
          (caught: unknown) => caught,
        );
        expect(startupLine(error)).toBe(
          'The certificate of the database has expired: renew it on the server, then start again.',
        );
        expect(isWithoutConnection(error)).toBe(true);
      } finally {
        await server.remove();
        rmSync(folder, { recursive: true, force: true });
      }
    },
    60_000,
  );

  it('of the mail server: the letter was not sent, is not bounced, and is tried again', async () => {
    const server = new SMTPServer({ secure: true, ...EXPIRED, disabledCommands: ['AUTH'] });
    server.on('error', () => undefined);
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mail = { url: `smtps://localhost:${port}`, from: 'zhenggai@qy.example' };
    const gateway = new MailGateway({ mail, publicUrl: 'https://zhenggai.qy.example' });
    const letter = { to: 'a@qy.example', replyTo: null, subject: '提醒', text: '请办理', id: 'one' };
    await expect(gateway.send(letter, new AbortController().signal)).rejects.toMatchObject({
      verdict: 'temporary',
      message: expect.stringMatching(/certificate/),
    });
    gateway.onApplicationShutdown();
    await new Promise<void>((done) => server.close(() => done()));
  });

  it('of the directory: people are told that it does not answer, the log says why, local accounts go on', async () => {
    const server = createHttpsServer(EXPIRED);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const issuer = `https://localhost:${(server.address() as AddressInfo).port}`;
    let log = '';
    const app = await TestApp.start({
      environment: { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: 'x', OIDC_CLIENT_SECRET: 'x' },
      logger: createLogger('warn', { write: (line) => (log += line) }),
    });
    try {
      const answer = await app.stranger().get('/api/session/oidc');
      expect(answer.headers.location).toBe('/sign-in?problem=sso.unreachable');
      expect(log).toMatch(/SingleSignOn.*https:\/\/localhost:\d+ does not answer: .*certificate/);
      expect((await (await app.as('duchayuan')).get('/api/session')).status).toBe(200);
    } finally {
      await app.stop();
      server.close();
    }
  });
});

it('on the day DNS is gone: the start says so in one line, a running program calls it an outage', async () => {
  const error: unknown = await migrate('postgres://zhenggai@db.invalid/zhenggai').catch(
    (caught: unknown) => caught,
  );
  expect(startupLine(error)).toMatch(/^The name db\.invalid is not found \((ENOTFOUND|EAI_AGAIN)\): /);
  expect(isWithoutConnection(error)).toBe(true);
});
