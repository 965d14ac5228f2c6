import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Recipe } from './generate.js';
import { PortionThread } from './portion-thread.js';
import type { TablePortion } from './portion.js';
import { newTables } from './tables.js';

/** Somebody keeps other data here, and nobody said that the made-up may stand beside it. */
export class OtherDataError extends Error {
  constructor() {
    super('This database holds other data; --into puts the generated beside it.');
  }
}

export interface LoadOptions {
  readonly recipe: Recipe;
  /** Allowed beside what is there; a second load of the same seed is refused by its ids. */
  readonly into: boolean;
  readonly log?: (line: string) => void;
}

export interface Loaded {
  readonly tasks: number;
  readonly events: number;
  readonly rows: number;
  /** Of text through COPY. */
  readonly bytes: number;
  /** Seconds until everything is committed, indexed and checked. */
  readonly seconds: number;
  /** Of these, the seconds in which rows of tasks alone were copied. */
  readonly taskCopySeconds: number;
  /** Of these, the seconds in which rows of any table were copied. */
  readonly copySeconds: number;
}

/**
 * Copies the made-up province in, in one transaction: all of it or nothing. Indexes that only serve reading, and foreign
 * keys, are taken down for it and put up again, which checks every row at once instead of one by one.
 * @param client connected as the owner of the schema
 * @throws OtherDataError
 */
export async function load(client: Client, { recipe, into, log }: LoadOptions): Promise<Loaded> {
  const start = performance.now();
  await client.query('begin');
  try {
    await client.query(SESSION);
    await client.query(`lock table organisation, task, event in access exclusive mode`);
    const { rows } = await client.query<{ taken: boolean }>(
      'select exists (select from organisation) as taken',
    );
    if (rows[0]?.taken === true && !into) throw new OtherDataError();
    const names = Object.values(newTables()).map(({ name }) => name);
    const restore = await takeDown(client, names);
    const copied = await copyAll(client, recipe, log);
    for (const statement of restore) await client.query(statement);
    await client.query('select app.correct_tally(); select app.fold_tally()');
    await client.query(BESIDE);
    await client.query('commit');
    log?.('indexed and checked');
    await client.query(`vacuum analyze ${names.join(', ')}`);
    return { ...copied, seconds: (performance.now() - start) / 1000 };
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** @returns the statements that put everything up again */
async function takeDown(client: Client, tables: readonly string[]): Promise<string[]> {
  const restore: string[] = [];
  for (const { down, up } of (await client.query<{ down: string; up: string }>(BURDENS, [tables])).rows) {
    await client.query(down);
    restore.push(up);
  }
  return restore;
}

async function copyAll(
  client: Client,
  recipe: Recipe,
  log?: (line: string) => void,
): Promise<Omit<Loaded, 'seconds'>> {
  const { rows } = await client.query<{ last: string }>('select coalesce(max(id), 0) as last from event');
  const lastEventId = Number(rows[0]?.last);
  const counted = { tasks: 0, rows: 0, bytes: 0, taskCopySeconds: 0, copySeconds: 0 };
  const thread = new PortionThread(recipe, lastEventId);
  try {
    const newestEventId = await thread.each(async (portion) => {
      await copyPortion(client, portion, counted);
      log?.(`${counted.tasks} tasks, ${counted.rows} rows`);
    });
    await client.query(`select setval(pg_get_serial_sequence('event', 'id'), $1::bigint)`, [newestEventId]);
    return { ...counted, events: newestEventId - lastEventId };
  } finally {
    await thread.end();
  }
}

interface Counted {
  tasks: number;
  rows: number;
  bytes: number;
  taskCopySeconds: number;
  copySeconds: number;
}

async function copyPortion(
  client: Client,
  portion: readonly TablePortion[],
  counted: Counted,
): Promise<void> {
  for (const { name, statement, rows, bytes } of portion) {
    const start = performance.now();
    const stream = client.query(copyFrom(statement));
    if (!stream.write(bytes)) await once(stream, 'drain');
    stream.end();
    await finished(stream);
    const seconds = (performance.now() - start) / 1000;
    counted.rows += rows;
    counted.bytes += bytes.byteLength;
    counted.copySeconds += seconds;
    if (name !== 'task') continue;
    counted.tasks += rows;
    counted.taskCopySeconds += seconds;
  }
}

/** What triggers write when a body is founded, a task is born and acted on. The index over the words is made once, over all of them. */
const BESIDE = `
update organisation o set heads_level = not o.heads_level where o.heads_level <> app.is_head_of_level(o);
update organisation o set levels_below = true where not o.levels_below
  and exists (select from organisation h where h.heads_level and h.path > o.path and h.path < o.path || '~');
drop index task_words_ix;
insert into task_words select t.id, t.org_path, app.words_of(t) from task t on conflict (task_id) do nothing;
create index task_words_ix on task_words using gin (app.grams(words));
insert into task_change select t.id, t.org_path, greatest(t.created_at, last.at) from task t
  left join (select e.subject_id as id, max(e.occurred_at) as at from event e where e.subject_type = 'task' group by 1) last on last.id = t.id
on conflict (task_id) do nothing;
analyze task_words, task_change`;

/** Of this transaction only: long texts packed by the quicker method where the server has it, room for the sorts of indexes. */
const SESSION = `
select set_config('maintenance_work_mem', '256MB', true), set_config('synchronous_commit', 'off', true),
  (select set_config('default_toast_compression', 'lz4', true) from pg_settings where name = 'default_toast_compression' and 'lz4' = any(enumvals))`;

/** Foreign keys first, then the indexes nothing is guaranteed by, then the triggers that would record a second time. */
const BURDENS = `
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as down,
  format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) as up, 1 as place
from pg_constraint c where contype = 'f' and conparentid = 0 and conrelid = any($1::regclass[])
union all
select format('drop index %s', i.indexrelid::regclass), replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON '), 2
from pg_index i join pg_class c on c.oid = i.indexrelid
where i.indrelid = any($1::regclass[]) and not i.indisunique and not c.relispartition
union all
select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
  format('alter table %s enable trigger %I', tgrelid::regclass, tgname), 3
from pg_trigger t where not tgisinternal and tgparentid = 0 and tgrelid = any($1::regclass[])
order by place`;
