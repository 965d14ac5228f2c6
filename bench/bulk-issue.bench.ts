import { Client } from 'pg';
import { Test } from '@nestjs/testing';
import { AppModule } from '../src/entrypoints/app.module.js';
import { Actors, hashSecret } from '../src/modules/identity/index.js';
import { BulkRuns } from '../src/modules/tasks/index.js';
import { SystemClock } from '../src/platform/clock.js';
import { loadConfig } from '../src/platform/config/config.js';
import { OrderDrain } from '../src/platform/queue/order-drain.js';
import { fillPeople, fillTasks } from './support/fill.js';

export interface BulkIssueBenchResult {
  readonly tasks: number;
  /** From the start to the last result; bar: under 30. */
  readonly seconds: number;
}

/** Ten thousand registered tasks of two hundred bodies go out in one bulk run: numbers, clocks, acts, orders to tell people. */
export async function benchBulkIssue({
  databaseUrl,
  tasks = 10_000,
}: {
  databaseUrl: string;
  tasks?: number;
}): Promise<BulkIssueBenchResult> {
  await prepare(databaseUrl, tasks);
  const config = loadConfig({ LOG_LEVEL: 'fatal', DEMO: 'off' });
  const module = AppModule.forRoot({ config, databaseUrl, role: 'drain', clock: new SystemClock() });
  const app = await Test.createTestingModule({ imports: [module] }).compile();
  await app.init();
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>(`select id from account where login = 'bench'`);
    const actor = await app.get(Actors, { strict: false }).byAccount(rows[0]?.id ?? '');
    if (actor === null) throw new Error('nobody to issue');
    const runs = app.get(BulkRuns, { strict: false });
    const id = await runs.prepare(actor, { act: 'issue', filter: { state: 'registered' } });
    const start = performance.now();
    await runs.start(actor, id);
    await app.get(OrderDrain, { strict: false }).run();
    const seconds = (performance.now() - start) / 1000;
    const { rows: done } = await client.query<{ done: number }>('select done from bulk_run where id = $1', [
      id,
    ]);
    if (done[0]?.done !== tasks) throw new Error(`${done[0]?.done} of ${tasks} were issued`);
    return { tasks, seconds };
  } finally {
    await client.end();
    await app.close();
  }
}

async function prepare(databaseUrl: string, tasks: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await fillPeople(client, hashSecret('bench-session-secret-of-enough-length'));
    await fillTasks(client, { from: 1, to: tasks });
    await client.query(REGISTERED);
    await client.query(PARTIES);
    await client.query(
      `insert into task_criterion (task_id, org_path, seq, text) select id, org_path, 1, '制度文本' from task`,
    );
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

const REGISTERED = `
update task set state = 'registered', number = null, issued_on = null, signed_on = null, original_due_on = null, current_due_on = null,
  light = 'grey', due_rule = '{"kind":"workdays","n":20}'`;

const PARTIES = `
insert into task_party (task_id, organisation_id, org_path, part) select id, lead_organisation_id, org_path, 'lead' from task`;
