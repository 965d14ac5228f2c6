import { escapeIdentifier, type Client } from 'pg';
import { qualified } from './catalogue.queries.js';
import type { TablePart } from './manifest.js';

interface ForeignKey {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/**
 * Runs `load` on empty tables that take rows as they come: without foreign keys, so that their order does not matter, and without
 * triggers, which would record the loading itself. Both are back afterwards; a row that points nowhere fails there.
 */
export async function loadingTables(
  client: Client,
  parts: readonly TablePart[],
  load: () => Promise<void>,
): Promise<void> {
  const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS);
  for (const { table, name } of keys)
    await client.query(`alter table ${table} drop constraint ${escapeIdentifier(name)}`);
  await alignPartitions(client, parts);
  await makeMissing(client, parts);
  const tables = parts.map(qualified);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await client.query(`truncate ${tables.join(', ')}`);
  await load();
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${escapeIdentifier(name)} ${definition}`);
}

/** Partitions are made while the program runs: those of the backup take the place of what the migrations made of them. */
async function alignPartitions(client: Client, parts: readonly TablePart[]): Promise<void> {
  const wanted = new Map(parts.flatMap((part) => (part.partition === null ? [] : [[qualified(part), part]])));
  const { rows } = await client.query<{ schema: string; name: string; bound: string }>(PARTITIONS);
  for (const { bound, ...there } of rows) {
    const table = qualified(there);
    if (wanted.get(table)?.partition?.bound === bound) wanted.delete(table);
    else await client.query(`drop table ${table}`);
  }
  for (const [table, { schema, partition }] of wanted) {
    if (partition === null) continue;
    const whole = qualified({ schema, name: partition.of });
    await client.query(`create table ${table} partition of ${whole} ${partition.bound}`);
    await client.query('select app.guard_part($1::regclass, $2)', [table, partition.of === 'event']);
  }
}

/** A table that no migration makes, such as a partition that was put aside: its rows come back, its indexes do not. */
async function makeMissing(client: Client, parts: readonly TablePart[]): Promise<void> {
  for (const part of parts) {
    await client.query(`create schema if not exists ${escapeIdentifier(part.schema)}`);
    const columns = part.columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`).join(', ');
    await client.query(`create table if not exists ${qualified(part)} (${columns})`);
  }
}

const FOREIGN_KEYS = `
select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
from pg_constraint where contype = 'f' and conparentid = 0
  and connamespace in (select oid from pg_namespace where nspname in ('public', 'app', 'archive')) order by 1, 2`;

const PARTITIONS = `
select n.nspname as schema, c.relname as name, pg_get_expr(c.relpartbound, c.oid) as bound from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app') and c.relkind = 'r' and c.relispartition`;
