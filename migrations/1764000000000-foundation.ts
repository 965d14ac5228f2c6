import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application role, organisations, people, sign-in, and the append-only record of acts. */
export class Foundation1764000000000 implements MigrationInterface {
  name = 'Foundation1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPLICATION_ROLE);
    await runner.query(ORGANISATIONS);
    await runner.query(PEOPLE);
    await runner.query(RECORD_OF_ACTS);
    await runner.query(HTTP);
  }

  async down(): Promise<void> {
    throw new Error('The foundation is not taken down: restore a backup instead.');
  }
}

/** Owns nothing, so no policy passes it by; the owner migrates, the application works as this role. */
const APPLICATION_ROLE = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'zhenggai_app') then
    create role zhenggai_app nologin noinherit nobypassrls;
  end if;
exception when duplicate_object then null;
end $$;
do $$ begin execute format('grant zhenggai_app to %I', current_user); end $$;
grant usage on schema public to zhenggai_app;
create schema app;
grant usage on schema app to zhenggai_app;

-- The caller's subtree holds the path. A setting never made is null, one that ended with its transaction is empty: neither shows anything.
create function app.sees(path text) returns boolean language sql stable parallel safe
  return starts_with(path, nullif(current_setting('app.scope', true), ''));
create function app.sees_published(path text) returns boolean language sql stable parallel safe
  return starts_with(path, nullif(current_setting('app.published', true), ''));
create function app.organisation() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.organisation', true), '')::uuid;
create function app.account() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.account', true), '')::uuid;

create function app.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'append-only: % of % is refused', tg_op, tg_table_name using errcode = 'ZG001';
end $$;
`;

const ORGANISATIONS = `
create table organisation (
  id uuid not null default gen_random_uuid(),
  parent_id uuid,
  path text collate "C" not null,
  code text not null,
  kind text not null,
  level text not null,
  name text not null,
  short_name text not null,
  document_prefix text,
  is_reporting_body boolean not null default false,
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint organisation_pk primary key (id),
  constraint organisation_path_uq unique (path),
  constraint organisation_name_uq unique (name),
  constraint organisation_parent_fk foreign key (parent_id) references organisation (id),
  constraint organisation_path_ck check (path ~ '^/([a-z0-9-]+/)+$'),
  constraint organisation_kind_ck check (kind in ('party', 'government', 'department', 'town', 'office')),
  constraint organisation_level_ck check (level in ('province', 'city', 'county', 'town'))
);
create table organisation_alias (
  organisation_id uuid not null,
  alias text not null,
  constraint organisation_alias_pk primary key (organisation_id, alias),
  constraint organisation_alias_organisation_fk foreign key (organisation_id) references organisation (id)
);
create index organisation_alias_alias_ix on organisation_alias (alias);
-- 职责: what a unit answers for, by theme and by the words its duty list uses.
create table organisation_duty (
  organisation_id uuid not null,
  theme text not null,
  keywords text[] not null default '{}',
  basis text not null,
  constraint organisation_duty_pk primary key (organisation_id, theme),
  constraint organisation_duty_organisation_fk foreign key (organisation_id) references organisation (id)
);
grant select, insert, update, delete on organisation, organisation_alias, organisation_duty to zhenggai_app;
`;

const PEOPLE = `
create table account (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  login text not null,
  display_name text not null,
  post_title text,
  email text,
  password_hash text not null,
  disabled_at timestamptz,
  failed_sign_ins int not null default 0,
  locked_until timestamptz,
  version int not null default 1,
  created_at timestamptz not null default now(),
  constraint account_pk primary key (id),
  constraint account_login_uq unique (login),
  constraint account_organisation_fk foreign key (organisation_id) references organisation (id)
);
create index account_organisation_ix on account (organisation_id);
create table role_grant (
  id uuid not null default gen_random_uuid(),
  account_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  starts_on date not null,
  ends_on date,
  reason text not null,
  granted_by uuid,
  granted_at timestamptz not null default now(),
  constraint role_grant_pk primary key (id),
  constraint role_grant_account_fk foreign key (account_id) references account (id),
  constraint role_grant_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint role_grant_once_uq unique (account_id, role, organisation_id, starts_on),
  constraint role_grant_span_ck check (ends_on is null or ends_on >= starts_on),
  constraint role_grant_role_ck check (role in ('supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner',
    'reader_external', 'system_admin', 'security_admin', 'audit_admin'))
);
create index role_grant_organisation_ix on role_grant (organisation_id, role);
create table session (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address text,
  user_agent text,
  constraint session_pk primary key (token_hash),
  constraint session_account_fk foreign key (account_id) references account (id)
);
create index session_account_ix on session (account_id) where revoked_at is null;
create table api_token (
  id uuid not null default gen_random_uuid(),
  token_hash bytea not null,
  account_id uuid not null,
  name text not null,
  verbs text[] not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_on date,
  constraint api_token_pk primary key (id),
  constraint api_token_hash_uq unique (token_hash),
  constraint api_token_account_fk foreign key (account_id) references account (id)
);
grant select, insert, update, delete on account, role_grant, session, api_token to zhenggai_app;
`;

/** One chain of hashes for each body: a changed or missing row in the middle shows (docs/architecture.md, "What the chain proves"). */
const RECORD_OF_ACTS = `
create table event_chain (
  organisation_id uuid not null,
  length bigint not null,
  head bytea not null,
  constraint event_chain_pk primary key (organisation_id)
);
create table event (
  id bigint generated always as identity,
  organisation_id uuid not null,
  org_path text collate "C" not null,
  place bigint not null,
  name text not null,
  subject_type text not null,
  subject_id uuid not null,
  actor_id uuid,
  actor_name text not null,
  on_behalf_of text,
  address text,
  occurred_at timestamptz not null,
  payload jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint event_pk primary key (id),
  constraint event_place_uq unique (organisation_id, place),
  constraint event_organisation_fk foreign key (organisation_id) references organisation (id)
);
create index event_subject_ix on event (subject_type, subject_id, id);

create function app.event_hash(e event) returns bytea language sql stable
  return sha256(e.previous_hash || convert_to(jsonb_build_array(e.organisation_id, e.place, e.name, e.subject_type, e.subject_id, e.actor_id,
    e.actor_name, e.on_behalf_of, e.address, extract(epoch from e.occurred_at), e.payload)::text, 'UTF8'));

create function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare link event_chain;
begin
  insert into event_chain values (new.organisation_id, 1, '')
    on conflict (organisation_id) do update set length = event_chain.length + 1
    returning * into link;
  new.place := link.length;
  new.previous_hash := link.head;
  new.hash := app.event_hash(new);
  update event_chain set head = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
create trigger event_chain_bi before insert on event for each row execute function app.chain_event();
create trigger event_append_only before update or delete on event for each row execute function app.refuse_change();
create trigger event_no_truncate before truncate on event for each statement execute function app.refuse_change();
alter table event enable row level security;
create policy event_scope on event using (app.sees(org_path)) with check (true);
grant select, insert on event to zhenggai_app;
grant select on event_chain to zhenggai_app;
`;

const HTTP = `
create table idempotency_key (
  account_id uuid not null,
  key text not null,
  request_hash bytea not null,
  status int,
  headers jsonb,
  body text,
  created_at timestamptz not null,
  constraint idempotency_key_pk primary key (account_id, key)
);
create index idempotency_key_created_ix on idempotency_key (created_at);
grant select, insert, update, delete on idempotency_key to zhenggai_app;
-- At most one row: whether the fictional demo was told in this database, and to its end.
create table demo (
  started_at timestamptz not null default now(),
  finished_at timestamptz
);
grant select, insert, update on demo to zhenggai_app;
`;
