import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A table cut by years is asked once, as a whole; and a table that nothing writes to goes. */
export class RecordsOfABody1764000000217 implements MigrationInterface {
  name = 'RecordsOfABody1764000000217';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HAS_RECORDS);
    await runner.query('drop table scim_token');
  }

  async down(): Promise<void> {
    throw new Error('Forward only: restore a backup instead.');
  }
}

/** Of a table that is cut, the whole; its parts hold the same rows under other names. */
const HAS_RECORDS = `
create or replace function app.has_records(path text) returns boolean language plpgsql stable security definer
set search_path = public, app as $$
declare
  place record;
  found boolean;
begin
  for place in
    select c.relname as table_name, a.attname as column_name from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and a.atttypid = 'text'::regtype and not a.attisdropped and a.attname like '%\\_path'
      and c.relname not in ('organisation', 'substitution')
  loop
    execute format('select exists (select from %I where starts_with(%I, $1)%s)', place.table_name, place.column_name,
      case when place.table_name = 'event' then ' and subject_type not in (''account'', ''organisation'')' else '' end)
      into found using path;
    if found then return true; end if;
  end loop;
  return false;
end $$;
`;
