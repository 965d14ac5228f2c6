import { escapeIdentifier, type Client } from 'pg';
import type { AuditHead, SequenceState, TableContent, TableShape } from './manifest.js';

/** Every table of ours: not the queue's, which is filled again from the outbox, and not the list of migrations. */
export async function tablesOf(client: Client): Promise<TableShape[]> {
  return (await client.query<TableShape>(TABLES)).rows;
}

export async function sequencesOf(client: Client): Promise<SequenceState[]> {
  const { rows } = await client.query<Pick<SequenceState, 'schema' | 'name'>>(SEQUENCES);
  const states: SequenceState[] = [];
  for (const { schema, name } of rows) {
    const read = await client.query<{ value: string; called: boolean }>(
      `select last_value::text as value, is_called as called from ${qualified({ schema, name })}`,
    );
    for (const state of read.rows) states.push({ schema, name, ...state });
  }
  return states;
}

/** The names of the migrations that made the schema, in their order. */
export async function migrationsOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from migration order by id');
  return rows.map(({ name }) => name);
}

export async function auditHeadsOf(client: Client): Promise<AuditHead[]> {
  return (await client.query<AuditHead>(AUDIT_HEADS)).rows;
}

/** Counts and digests the rows as the columns of the shape show them. */
export async function contentOf(client: Client, shape: TableShape): Promise<TableContent> {
  const columns = shape.columns.map(({ name }) => escapeIdentifier(name)).join(', ');
  const { rows } = await client.query<{ rows: string; digest: string }>(
    `select count(*)::text as rows, coalesce(sum(
       ('x' || encode(substr(sha256(convert_to(row(${columns})::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint), 0)::text as digest
     from only ${qualified(shape)}`,
  );
  const [found] = rows;
  return { rows: Number(found?.rows ?? 0), digest: found?.digest ?? '0' };
}

/** The forms of values that both sides of a backup agree on; nothing is shortened, filtered or hidden. */
export const PLAIN_SESSION = `
set local timezone = 'UTC'; set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres'; set local extra_float_digits = 1;
set local bytea_output = 'hex'; set local row_security = off; set local statement_timeout = 0;
set local idle_in_transaction_session_timeout = 0`;

export function qualified({ schema, name }: Pick<TableShape, 'schema' | 'name'>): string {
  return `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
}

const TABLES = `
select n.nspname as schema, c.relname as name,
  (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) order by a.attnum)
   from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
  (select json_build_object('of', p.relname, 'bound', pg_get_expr(c.relpartbound, c.oid))
   from pg_inherits i join pg_class p on p.oid = i.inhparent where i.inhrelid = c.oid and c.relispartition) as partition
from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app', 'archive') and c.relkind = 'r' and c.relpersistence <> 't' and (n.nspname, c.relname) <> ('public', 'migration')
  and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
order by n.nspname, c.relname`;

const SEQUENCES = `
select n.nspname as schema, c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname in ('public', 'app', 'archive') and c.relkind = 'S' order by 1, 2`;

const AUDIT_HEADS = `
select organisation_id as "organisationId", length::int as length, encode(head, 'hex') as head from event_chain order by organisation_id`;
