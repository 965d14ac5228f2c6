import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the files of each organisation take up, counted in the transaction that names them. */
export class FileQuotas1764000000330 implements MigrationInterface {
  name = 'FileQuotas1764000000330';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(COUNTING);
    await runner.query(BEFORE);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table] of PLACES) await runner.query(`drop trigger ${table}_file_counted on ${table}`);
    await runner.query(
      'drop function app.count_file(), app.file_room(uuid, bigint); drop table file_use, file_quota',
    );
  }
}

/** Tables that name stored files, and the column that holds the person they came from or were made for. */
const PLACES = [
  ['intake_file', 'uploaded_by'],
  ['task_evidence', 'added_by'],
  ['ledger_import', 'uploaded_by'],
  ['ledger_intake', 'uploaded_by'],
  ['ledger_export', 'requested_by'],
  ['document_template', 'uploaded_by'],
  ['document', 'made_by'],
] as const;

/** Where an organisation stands, its own row says: a move takes its files along. */
const TABLES = `
create table file_quota (
  organisation_id uuid not null,
  -- Null: what the installation gives to each.
  limit_bytes bigint,
  used_bytes bigint not null default 0,
  files bigint not null default 0,
  version int not null default 1,
  constraint file_quota_pk primary key (organisation_id),
  constraint file_quota_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint file_quota_limit_ck check (limit_bytes >= 0)
);
-- The same bytes of one organisation are counted once, whatever names them.
create table file_use (
  organisation_id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  constraint file_use_pk primary key (organisation_id, sha256),
  constraint file_use_organisation_fk foreign key (organisation_id) references organisation (id)
);
-- Nobody's to read: by it one could ask whether somebody has a certain file.
alter table file_use enable row level security;
grant select, insert (organisation_id, limit_bytes), update (limit_bytes, version) on file_quota to zhenggai_app;
`;

/** The sum is one row of the organisation: two who hand in at once wait for each other, and neither is counted past. */
const COUNTING = `
create function app.count_file() returns trigger language plpgsql security definer set search_path = public, app as $$
declare
  person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  owner uuid;
begin
  if new.sha256 is null or (tg_op = 'UPDATE' and old.sha256 is not distinct from new.sha256) then return null; end if;
  insert into file_use (organisation_id, sha256, size_bytes)
  select a.organisation_id, new.sha256, new.size_bytes from account a where a.id = person
  on conflict on constraint file_use_pk do nothing returning organisation_id into owner;
  if owner is not null then
    insert into file_quota (organisation_id, used_bytes, files) values (owner, new.size_bytes, 1)
    on conflict on constraint file_quota_pk do update set used_bytes = file_quota.used_bytes + excluded.used_bytes, files = file_quota.files + 1;
  end if;
  return null;
end $$;
-- What the organisation of a person has used and may use; held until the transaction ends, so that nobody takes the room meanwhile.
create function app.file_room(person uuid, standard bigint) returns table (used_bytes bigint, limit_bytes bigint)
language plpgsql security definer set search_path = public, app as $$
begin
  insert into file_quota (organisation_id) select a.organisation_id from account a where a.id = person on conflict on constraint file_quota_pk do nothing;
  return query select q.used_bytes, coalesce(q.limit_bytes, standard) from file_quota q join account a on a.organisation_id = q.organisation_id
    where a.id = person for no key update of q;
end $$;
revoke execute on function app.count_file(), app.file_room(uuid, bigint) from public;
grant execute on function app.file_room(uuid, bigint) to zhenggai_app;
${PLACES.map(
  ([table, person]) => `
create trigger ${table}_file_counted after insert or update of sha256 on ${table} for each row execute function app.count_file('${person}');`,
).join('')}
`;

const BEFORE = `
insert into file_use (organisation_id, sha256, size_bytes)
select distinct on (a.organisation_id, f.sha256) a.organisation_id, f.sha256, f.size_bytes
from (${PLACES.map(
  ([table, person]) =>
    `select ${person} as person, sha256, size_bytes::bigint from ${table} where sha256 is not null`,
).join('\n  union all ')}) f join account a on a.id = f.person;
insert into file_quota (organisation_id, used_bytes, files)
select organisation_id, sum(size_bytes), count(*) from file_use group by organisation_id;
`;
