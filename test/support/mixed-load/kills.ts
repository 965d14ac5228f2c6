import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from 'pg';
import type { MailServer } from '../../integration/reminders/mail-server.js';
import { eventually } from '../eventually.js';
import type { Installation } from './installation.js';
import type { MixedLoad } from './load.js';
import type { Operations } from './operations.js';

const PATIENCE_MS = 480_000;

export interface Kills {
  readonly load: MixedLoad;
  readonly operations: Operations;
  /** For how long each is gone, and for how long all are there again before the next goes. */
  readonly pauseMs: number;
  readonly urgeEveryMs: number;
}

/** Worker, an api and Redis, one after the other with `kill -9`, each up again before the next; people are urged all the while. */
export async function killEach(installation: Installation, kills: Kills): Promise<void> {
  const { load, operations, pauseMs, urgeEveryMs } = kills;
  let isOver = false;
  const urging = (async () => {
    for (; !isOver; await delay(urgeEveryMs)) await load.send(operations.urging());
  })();
  try {
    for (const part of ['worker', 'api 0'] as const) {
      await delay(pauseMs);
      await installation.kill(part);
      await delay(pauseMs);
      await installation.startPart(part);
    }
    await delay(pauseMs);
    await installation.redis.kill();
    await delay(pauseMs);
    await installation.redis.resume();
    await delay(pauseMs);
  } finally {
    isOver = true;
    await urging;
  }
}

/** Until every order that is due has been carried out. */
export async function nothingIsDue(client: Client): Promise<void> {
  await eventually(async () => {
    const { rows } = await client.query<{ n: number }>(
      'select count(*)::int as n from outbox where done_at is null and dead_at is null and available_at < now()',
    );
    if (rows[0]?.n !== 0) throw new Error(`${rows[0]?.n} orders are not done`);
  }, PATIENCE_MS);
}

/** Ids of the deliveries whose letters a mail server took, as often as it took them. */
export function deliveriesIn(mail: MailServer): string[] {
  return mail.received.map(({ raw }) => /^Message-ID: <([^@>]+)@/im.exec(raw)?.[1] ?? '');
}
