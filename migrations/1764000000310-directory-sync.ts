import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An office's own directory keeps accounts here in step (SCIM 2.0): its clients, its groups, and which group gives which office. */
export class DirectorySync1764000000310 implements MigrationInterface {
  name = 'DirectorySync1764000000310';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CLIENTS);
    await runner.query(PEOPLE);
    await runner.query(GROUPS);
    await runner.query(OFFICES);
  }

  async down(): Promise<void> {
    throw new Error('What a directory has done is not taken down: restore a backup instead.');
  }
}

/** A system that writes people of one body and those under it; known by the hash of its secret. */
const CLIENTS = `
create table directory_client (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  token_hash bytea not null,
  reason text not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  revoked_by uuid,
  revoke_reason text,
  last_used_on date,
  constraint directory_client_pk primary key (id),
  constraint directory_client_token_uq unique (token_hash),
  constraint directory_client_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint directory_client_created_by_fk foreign key (created_by) references account (id),
  constraint directory_client_revoked_ck check ((revoked_at is null) = (revoked_by is null) and (revoked_at is null) = (revoke_reason is null))
);
create index directory_client_path_ix on directory_client (org_path, created_at, id);
alter table directory_client enable row level security;
create policy directory_client_scope on directory_client using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, update on directory_client to zhenggai_app;
`;

/**
 * \`directory_id\`: the body whose directory keeps the person; its own key counts within it only. Who was suspended by a
 * directory may be restored by it; who was suspended by a person, may not.
 */
const PEOPLE = `
alter table account
  add column directory_id uuid,
  add column directory_left_at timestamptz,
  add column suspended_by_directory boolean not null default false,
  add constraint account_directory_fk foreign key (directory_id) references organisation (id),
  add constraint account_external_id_ck check (external_id is null or directory_id is not null),
  add constraint account_directory_left_ck check (directory_left_at is null or (directory_id is not null and disabled_at is not null)),
  add constraint account_suspended_by_directory_ck check (not suspended_by_directory or (disabled_at is not null and disabled_by is null));
drop index account_external_id_uq;
create unique index account_external_id_uq on account (directory_id, external_id);
`;

const GROUPS = `
create table directory_group (
  id uuid not null default gen_random_uuid(),
  directory_id uuid not null,
  org_path text collate "C" not null,
  display_name text not null,
  external_id text,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  constraint directory_group_pk primary key (id),
  constraint directory_group_name_uq unique (directory_id, display_name),
  constraint directory_group_directory_fk foreign key (directory_id) references organisation (id)
);
create table directory_group_member (
  group_id uuid not null,
  account_id uuid not null,
  org_path text collate "C" not null,
  constraint directory_group_member_pk primary key (group_id, account_id),
  constraint directory_group_member_group_fk foreign key (group_id) references directory_group (id) on delete cascade,
  constraint directory_group_member_account_fk foreign key (account_id) references account (id)
);
create index directory_group_member_account_ix on directory_group_member (account_id);
alter table directory_group enable row level security;
alter table directory_group_member enable row level security;
create policy directory_group_scope on directory_group using (app.sees(org_path)) with check (app.sees(org_path));
create policy directory_group_member_scope on directory_group_member using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, update, delete on directory_group to zhenggai_app;
grant select, insert, delete on directory_group_member to zhenggai_app;
`;

/** What a group gives: never an administrator's office (三员分立). A row stays as it was made; only its end is written into it. */
const OFFICES = `
create table directory_office (
  id uuid not null default gen_random_uuid(),
  directory_id uuid not null,
  org_path text collate "C" not null,
  group_name text not null,
  role text not null,
  unit_id uuid,
  reason text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  ended_by uuid,
  end_reason text,
  constraint directory_office_pk primary key (id),
  constraint directory_office_directory_fk foreign key (directory_id) references organisation (id),
  constraint directory_office_unit_fk foreign key (unit_id) references organisation (id),
  constraint directory_office_made_by_fk foreign key (made_by) references account (id),
  constraint directory_office_role_ck check (role in ('supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner',
    'reader_external')),
  constraint directory_office_unit_ck check (unit_id is null or role not in ('unit_signer', 'liaison', 'owner')),
  constraint directory_office_ended_ck check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (end_reason is null))
);
create unique index directory_office_once_uq on directory_office (directory_id, group_name, role, unit_id) nulls not distinct
  where ended_at is null;
create function app.keep_directory_office() returns trigger language plpgsql as $$
declare may_change constant text[] := array['ended_at', 'ended_by', 'end_reason'];
begin
  if old.ended_at is not null or to_jsonb(old) - may_change is distinct from to_jsonb(new) - may_change
  then raise exception 'what a group gives stays as it was set' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger directory_office_bu before update on directory_office for each row execute function app.keep_directory_office();
create trigger directory_office_no_delete before delete on directory_office for each row execute function app.refuse_change();
create trigger directory_office_no_truncate before truncate on directory_office for each statement execute function app.refuse_change();
alter table directory_office enable row level security;
create policy directory_office_scope on directory_office using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, update on directory_office to zhenggai_app;
`;
