import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Second factors, first passwords, back-off by address, sessions that can be named, and the record of sign-ins. */
export class SignIn1764000000200 implements MigrationInterface {
  name = 'SignIn1764000000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNT);
    await runner.query(SESSION);
    await runner.query(ATTEMPTS);
    await runner.query(RECORD);
  }

  async down(): Promise<void> {
    throw new Error('Sign-in is not taken down: restore a backup instead.');
  }
}

/** `totp_last_step` is the 30-second step of the last code taken: no code is taken twice. */
const ACCOUNT = `
alter table account
  add column must_change_password boolean not null default false,
  add column totp_secret text,
  add column totp_confirmed_at timestamptz,
  add column totp_last_step bigint,
  add constraint account_totp_ck check (totp_confirmed_at is null or totp_secret is not null);
create table recovery_code (
  account_id uuid not null,
  code_hash bytea not null,
  created_at timestamptz not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (account_id, code_hash),
  constraint recovery_code_account_fk foreign key (account_id) references account (id)
);
grant select, insert, update, delete on recovery_code to zhenggai_app;
`;

const SESSION = `
alter table session add column id uuid not null default gen_random_uuid();
alter table session add constraint session_id_uq unique (id);
create index session_place_ix on session (account_id, address, created_at desc);
`;

/** Whoever tries passwords is slowed down by where they come from; `key` is an address, or an account at an address it is known at. */
const ATTEMPTS = `
create table sign_in_attempts (
  key text not null,
  failures int not null,
  last_at timestamptz not null,
  blocked_until timestamptz,
  constraint sign_in_attempts_pk primary key (key)
);
grant select, insert, update, delete on sign_in_attempts to zhenggai_app;
`;

/** Of an account that exists only: what a stranger types as a name may be somebody's password. */
const RECORD = `
create table sign_in_record (
  id bigint generated always as identity,
  account_id uuid not null,
  outcome text not null,
  address text,
  user_agent text,
  at timestamptz not null,
  constraint sign_in_record_pk primary key (id),
  constraint sign_in_record_account_fk foreign key (account_id) references account (id),
  constraint sign_in_record_outcome_ck check (outcome in ('signed-in', 'wrong-password', 'wrong-code', 'signed-out', 'session-ended',
    'password-changed', 'second-factor-set', 'second-factor-removed', 'recovery-code-used'))
);
create index sign_in_record_account_ix on sign_in_record (account_id, id desc);
create trigger sign_in_record_append_only before update or delete on sign_in_record for each row execute function app.refuse_change();
create trigger sign_in_record_no_truncate before truncate on sign_in_record for each statement execute function app.refuse_change();
grant select, insert on sign_in_record to zhenggai_app;
`;
