import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People who sign in through the office's own directory (OIDC), and who come and go by its lists (CSV, SCIM). */
export class Directories1764000000216 implements MigrationInterface {
  name = 'Directories1764000000216';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PEOPLE);
    await runner.query(SIGN_IN);
    await runner.query(SCIM);
  }

  async down(): Promise<void> {
    throw new Error('Whom a directory vouched for is not taken down: restore a backup instead.');
  }
}

/** \`external_id\` is the key in the directory's own lists; \`oidc_subject\` the one that its sign-in vouches for, bound at the first. */
const PEOPLE = `
alter table account
  add column external_id text,
  add column oidc_issuer text,
  add column oidc_subject text,
  add constraint account_oidc_ck check ((oidc_issuer is null) = (oidc_subject is null));
create unique index account_external_id_uq on account (external_id);
create unique index account_oidc_uq on account (oidc_issuer, oidc_subject);
alter table role_grant
  add column source text not null default 'office',
  add constraint role_grant_source_ck check (source in ('office', 'oidc', 'list', 'scim'));
`;

/** Whoever came through the directory has no first password to change here. */
const SIGN_IN = `
alter table session
  add column via text not null default 'password',
  add constraint session_via_ck check (via in ('password', 'oidc'));
alter table sign_in_record
  drop constraint sign_in_record_outcome_ck,
  add constraint sign_in_record_outcome_ck check (outcome in ('signed-in', 'wrong-password', 'wrong-code', 'signed-out', 'session-ended',
    'password-changed', 'second-factor-set', 'second-factor-removed', 'recovery-code-used', 'signed-in-by-directory', 'directory-refused'));
`;

/** What a directory holds to write people here: known by its hash, shown once. */
const SCIM = `
create table scim_token (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  token_hash bytea not null,
  created_by uuid not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz,
  last_used_on date,
  constraint scim_token_pk primary key (id),
  constraint scim_token_hash_uq unique (token_hash),
  constraint scim_token_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint scim_token_created_by_fk foreign key (created_by) references account (id)
);
alter table scim_token enable row level security;
create policy scim_token_scope on scim_token using (app.sees(org_path)) with check (true);
grant select, insert, update on scim_token to zhenggai_app;
`;
