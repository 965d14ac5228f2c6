import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { load as generate } from '../../seeds/generate/index.js';
import { MailServer } from '../integration/reminders/mail-server.js';
import {
  Acknowledgements,
  compareNotices,
  compareWithDatabase,
} from '../support/mixed-load/acknowledgements.js';
import { Installation } from '../support/mixed-load/installation.js';
import { deliveriesIn, killEach, nothingIsDue } from '../support/mixed-load/kills.js';
import { MixedLoad } from '../support/mixed-load/load.js';
import { Operations } from '../support/mixed-load/operations.js';
import { signInParticipants } from '../support/mixed-load/participants.js';
import { createTestDatabase, type TestDatabase } from '../support/postgres.js';
import { buildProgram } from '../support/program.js';
import { redisIsHere } from '../support/redis.js';
import { newScratchFolder } from '../support/scratch-folder.js';

/** A worker that is killed leaves its jobs locked for half a minute, and a Redis that comes back empty is noticed by the reconciler. */
const PATIENCE_MS = 480_000;
const PER_SECOND = 20;

/** Five minutes, mostly of waiting: for the machine that integrates, not for a person at a keyboard. */
const isAsked = redisIsHere() && process.env['CI'] !== undefined;

/** What `npm run bench mixed` does at length. */
(isAsked ? describe : describe.skip)('two api, a worker and Redis, killed under load', () => {
  let database: TestDatabase;
  let client: Client;
  let mail: MailServer;
  let dataDir: string;
  let installation: Installation;

  beforeAll(async () => {
    buildProgram();
    dataDir = newScratchFolder();
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await generate(client, { recipe: { bodies: 30, years: 1, seed: 7, tasks: 240 }, into: false });
    mail = await MailServer.start();
    installation = await Installation.start(database.url, dataDir, {
      SMTP_URL: mail.url,
      RATE_LIMIT_PERCENT: '0',
      LATE_LOOP_MS: '0',
    });
  }, PATIENCE_MS);
  afterAll(async () => {
    await installation?.stop();
    await mail?.stop();
    await client?.end();
    await database?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  }, PATIENCE_MS);

  it(
    'lose no write that was acknowledged and no reminder, and do none twice',
    async () => {
      const acknowledged = new Acknowledgements(join(dataDir, 'acknowledged.txt'));
      const operations = new Operations(await signInParticipants(client, 30));
      const load = new MixedLoad(installation.ports, operations, acknowledged);
      try {
        const kills = { load, operations, pauseMs: 500, urgeEveryMs: 100 };
        const under = await load.keepUp(PER_SECOND, killEach(installation, kills));
        await nothingIsDue(client);
        const losses = await compareWithDatabase(client, acknowledged, dataDir);
        expect(losses).toMatchObject({ lost: [], doubled: [], withoutBytes: [] });
        expect(losses.acknowledged).toBeGreaterThan(20);
        expect(under.answered).toBeGreaterThan(50);
        const notices = await compareNotices(client, deliveriesIn(mail));
        expect(notices).toMatchObject({ wrong: [], undelivered: [], lostLetters: [], doubledLetters: [] });
        expect(notices.letters).toBeGreaterThan(10);
      } finally {
        await load.end();
        acknowledged.close();
      }
    },
    PATIENCE_MS,
  );
});
