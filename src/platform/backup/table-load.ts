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

/** Partitions are made while the program runs, not by migrations: those of the backup take the place of those that are there. */
async function alignPartitions(client: Client, parts: readonly TablePart[]): Promise<void> {
  const { rows } = await client.query<{ table: string }>(PARTITIONS);
  for (const { table } of rows) await client.query(`drop table ${table}`);
  for (const { schema, name, partition } of parts) {
    if (partition === null) continue;
    const parent = qualified({ schema, name: partition.of });
    await client.query(
      `create table ${qualified({ schema, name })} partition of ${parent} ${partition.bound}`,
    );
  }
}

/** A table that no migration makes, such as a partition that was put aside: its rows come back, its indexes do not. */
async function makeMissing(client: Client, parts: readonly TablePart[]): Promise<void> {
  for (const part of parts) {
    const columns = part.columns.map(({ name, type }) => `${escapeIdentifier(name)} ${type}`).join(', ');
    await client.query(`create table if not exists ${qualified(part)} (${columns})`);
  }
}

const FOREIGN_KEYS = `
select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition
from pg_constraint where contype = 'f' and conparentid = 0
  and connamespace in (select oid from pg_namespace where nspname in ('public', 'app')) order by 1, 2`;

const PARTITIONS = `
select c.oid::regclass::text as table from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app') and c.relkind = 'r' and c.relispartition`;
