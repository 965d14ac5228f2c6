import { Client } from 'pg';
import { load } from '../../seeds/generate/index.js';
import { ONE_LEVEL } from '../../test/support/mixed-load/participants.js';
import { hashSecret } from '../../src/modules/identity/index.js';

/** A made-up province of so many tasks, and what signs in as the officer of its government: who sees all of them. */
export interface Province {
  readonly tasks: number;
  readonly acts: number;
  /** Whole tasks with everything around them, a second, until committed, indexed and checked. */
  readonly tasksPerSecond: number;
  /** Rows of tasks alone, through COPY. */
  readonly taskRowsPerSecond: number;
  /** Rows of any table, and megabytes of their text, through COPY. */
  readonly rowsPerSecond: number;
  readonly megabytesPerSecond: number;
  readonly headers: Readonly<Record<string, string>>;
}

const SECRET = 'bench-session-secret-of-enough-length';

/** Tasks of a body in a year as a country has them: 1.5 million a year of 125,000 bodies. */
const TASKS_A_BODY = 12;

/** Nearly all of the tasks are open: of one year, half a year old. */
export async function fillProvince(databaseUrl: string, tasks: number): Promise<Province> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const bodies = Math.max(30, Math.round(tasks / TASKS_A_BODY));
    const filled = await load(client, { recipe: { bodies, years: 1, seed: 7, tasks }, into: false });
    await client.query(ONE_LEVEL);
    await client.query(
      `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at)
       select $1, id, now(), now(), now() + interval '3 hours' from account where login = '0000-officer'`,
      [hashSecret(SECRET)],
    );
    return {
      tasks: filled.tasks,
      acts: filled.events,
      tasksPerSecond: filled.tasks / filled.seconds,
      rowsPerSecond: filled.rows / filled.copySeconds,
      megabytesPerSecond: filled.bytes / filled.copySeconds / 2 ** 20,
      taskRowsPerSecond: filled.tasks / filled.taskCopySeconds,
      headers: { cookie: `zhenggai_session=${SECRET}` },
    };
  } finally {
    await client.end();
  }
}
