import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins by day, and the runs of the verification. */
export class AuditSearch1764000000221 implements MigrationInterface {
  name = 'AuditSearch1764000000221';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIGN_INS);
    await runner.query(VERIFICATIONS);
  }

  async down(): Promise<void> {
    throw new Error('The search of acts is not taken down: restore a backup instead.');
  }
}

/** By day, next to the order in which they were written. */
const SIGN_INS = `
create index sign_in_record_at_ix on sign_in_record using brin (at);
`;

/** Written by the job alone once it is ordered; who ordered it may read it. */
const VERIFICATIONS = `
create table audit_verification (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  state text not null default 'waiting',
  events_checked bigint not null default 0,
  files_total int,
  files_checked int not null default 0,
  faults jsonb not null default '[]',
  faults_total int,
  finished_at timestamptz,
  constraint audit_verification_pk primary key (id),
  constraint audit_verification_requester_fk foreign key (requested_by) references account (id),
  constraint audit_verification_state_ck check (state in ('waiting', 'running', 'finished')),
  constraint audit_verification_finished_ck check ((state = 'finished') = (finished_at is not null and faults_total is not null))
);
create index audit_verification_requester_ix on audit_verification (requested_by, requested_at desc);
create function app.guard_verification() returns trigger language plpgsql as $$
begin
  if old.state = 'finished' then
    raise exception 'append-only: a finished verification stays as it is' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger audit_verification_finished before update on audit_verification for each row execute function app.guard_verification();
create trigger audit_verification_kept before delete on audit_verification for each row execute function app.refuse_change();
create trigger audit_verification_no_truncate before truncate on audit_verification for each statement execute function app.refuse_change();
alter table audit_verification enable row level security;
create policy audit_verification_own on audit_verification using (requested_by = app.account() or (app.account() is null and app.sees(org_path)));
grant select, insert, update on audit_verification to zhenggai_app;
`;
