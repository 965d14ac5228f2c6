import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { MailServer } from '../test/integration/reminders/mail-server.js';
import { eventually } from '../test/support/eventually.js';
import {
  Acknowledgements,
  compareNotices,
  compareWithDatabase,
  type Losses,
  type NoticeLosses,
} from '../test/support/mixed-load/acknowledgements.js';
import { Installation, type Part } from '../test/support/mixed-load/installation.js';
import { deliveriesIn, killEach, nothingIsDue } from '../test/support/mixed-load/kills.js';
import { MixedLoad, type LoadFigures } from '../test/support/mixed-load/load.js';
import { Operations } from '../test/support/mixed-load/operations.js';
import { signInParticipants } from '../test/support/mixed-load/participants.js';
import { withDatabase } from './support/database.js';
import { WARM_SECONDS } from './support/load.js';
import { fillProvince } from './support/province.js';

export interface MixedBenchOptions {
  readonly tasks: number;
  /** Of the load before anything is killed. */
  readonly minutes: number;
}

export interface MixedBenchResult {
  /** Answers a second at the most, by so many clients at a time. */
  readonly saturation: number;
  readonly clients: number;
  readonly steady: LoadFigures;
  /** Growth of resident memory over the second half, MB a minute. */
  readonly slopes: Readonly<Record<string, number>>;
  readonly killed: LoadFigures;
  readonly losses: Losses;
  readonly notices: NoticeLosses;
}

const WORKED_TASKS = 200;
const SHARE = 0.7;
const CLIENTS = [4, 8, 16, 32];
const STEP_SECONDS = 6;
const SAMPLE_MS = 1000;
const URGE_EVERY_MS = 150;
/** By then a worker is at what it found due. */
const START_MS = 20_000;
const MORNING_MS = 900_000;

/**
 * Two `api`, a `worker`, Redis and PostgreSQL under 60 % lists, 25 % reads, 10 % reports of progress and 5 % files at 70 % of what
 * they can do at most, after the morning's sweep; then the worker, one api and Redis are killed under the same load, and what was acknowledged is looked for.
 */
export function benchMixed({ tasks, minutes }: MixedBenchOptions): Promise<MixedBenchResult> {
  return withDatabase(async (databaseUrl) => {
    await fillProvince(databaseUrl, tasks);
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-mixed-'));
    const mail = await MailServer.start();
    const environment = { SMTP_URL: mail.url, RATE_LIMIT_PERCENT: '1000000' };
    const participants = await signInParticipants(client, WORKED_TASKS);
    const installation = await Installation.start(databaseUrl, dataDir, environment);
    const acknowledged = new Acknowledgements(join(dataDir, 'acknowledged.txt'));
    const operations = new Operations(participants);
    const load = new MixedLoad(installation.ports, operations, acknowledged);
    try {
      await morningIsOver(client);
      await load.saturate(16, WARM_SECONDS);
      // A generated province has no evidence yet: a plan made for an empty table is kept until its statistics are taken anew.
      await client.query('analyze');
      const most = await saturation(load);
      const rate = most.perSecond * SHARE;
      const memory = new MemoryLine(installation);
      const steady = await load.keepUp(rate, memory.during(minutes * 60_000));
      const kills = { load, operations, pauseMs: 2000, urgeEveryMs: URGE_EVERY_MS };
      const killed = await load.keepUp(rate, killEach(installation, kills));
      await nothingIsDue(client);
      await load.end();
      return {
        saturation: most.perSecond,
        clients: most.clients,
        steady,
        slopes: memory.slopes(),
        killed,
        losses: await compareWithDatabase(client, acknowledged, dataDir),
        notices: await compareNotices(client, deliveriesIn(mail)),
      };
    } finally {
      await load.end();
      acknowledged.close();
      await installation.stop();
      await mail.stop();
      await client.end();
      await rm(dataDir, { recursive: true, force: true });
    }
  });
}

/**
 * Until all that a worker makes up for at its start is done: over a province that was generated a moment ago the sweep sets nearly
 * every light for the first time, which no other day does (`npm run bench sweep` measures it).
 */
async function morningIsOver(client: Client): Promise<void> {
  await delay(START_MS);
  await eventually(async () => {
    const { rows } = await client.query<{ left: number }>(MORNING_LEFT);
    if (rows[0]?.left !== 0) throw new Error(`${rows[0]?.left} changes of the morning are left`);
  }, MORNING_MS);
  await nothingIsDue(client);
}

const MORNING_LEFT = `
select ((select count(*) from sweep_run where finished_at is null) + (select count(*) from task_tally_change))::int as left`;

async function saturation(load: MixedLoad): Promise<{ perSecond: number; clients: number }> {
  let most = { perSecond: 0, clients: 0 };
  for (const clients of CLIENTS) {
    const { perSecond } = await load.saturate(clients, STEP_SECONDS);
    if (perSecond > most.perSecond) most = { perSecond, clients };
  }
  return most;
}

/** Resident memory of every process, looked at each second. */
class MemoryLine {
  private readonly samples: {
    readonly minute: number;
    readonly mb: Readonly<Partial<Record<Part, number>>>;
  }[] = [];

  constructor(private readonly installation: Installation) {}

  async during(ms: number): Promise<void> {
    const begun = performance.now();
    for (let spent = 0; spent < ms; spent = performance.now() - begun) {
      this.samples.push({ minute: spent / 60_000, mb: await this.installation.memory() });
      await delay(SAMPLE_MS);
    }
  }

  /** Least squares over the second half, when everything is warm, of the least of each minute: what collecting garbage left. */
  slopes(): Record<string, number> {
    const late = this.samples.slice(Math.floor(this.samples.length / 2));
    const parts = Object.keys(late[0]?.mb ?? {}) as Part[];
    return Object.fromEntries(
      parts.map((part) => [
        part,
        slopeOf(leastOfMinutes(late.map(({ minute, mb }) => [minute, mb[part] ?? 0]))),
      ]),
    );
  }
}

type Point = readonly [minute: number, mb: number];

function leastOfMinutes(points: readonly Point[]): Point[] {
  const least = new Map<number, number>();
  for (const [at, mb] of points) {
    const minute = Math.floor(at);
    least.set(minute, Math.min(mb, least.get(minute) ?? mb));
  }
  return [...least];
}

function slopeOf(points: readonly Point[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map(([at]) => at)), mean(points.map(([, value]) => value))];
  const over = points.reduce((sum, [at, value]) => sum + (at - x) * (value - y), 0);
  return over / points.reduce((sum, [at]) => sum + (at - x) ** 2, 0);
}
