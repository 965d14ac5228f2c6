import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Progress that came in beside the console, waiting for a person of the unit to stand behind it. */
export class PendingProgress1764000000182 implements MigrationInterface {
  name = 'PendingProgress1764000000182';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PENDING);
    await runner.query(REPLY_CODES);
  }

  async down(): Promise<void> {
    throw new Error('Pending progress is not taken down: restore a backup instead.');
  }
}

const PENDING = `
create table pending_progress (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  organisation_id uuid not null,
  org_path text collate "C" not null,
  source text not null,
  source_id text not null,
  sent_by uuid not null,
  received_at timestamptz not null,
  progress int,
  text text not null,
  next_steps text,
  state text not null default 'pending',
  decided_by uuid,
  decided_at timestamptz,
  constraint pending_progress_pk primary key (id),
  constraint pending_progress_once_uq unique (source, source_id, task_id),
  constraint pending_progress_task_fk foreign key (task_id) references task (id),
  constraint pending_progress_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint pending_progress_sender_fk foreign key (sent_by) references account (id),
  constraint pending_progress_source_ck check (source in ('mail', 'excel')),
  constraint pending_progress_state_ck check (state in ('pending', 'accepted', 'discarded')),
  constraint pending_progress_decided_ck check ((state = 'pending') = (decided_at is null)),
  constraint pending_progress_progress_ck check (progress between 0 and 100)
);
create index pending_progress_open_ix on pending_progress (organisation_id, received_at, id) where state = 'pending';
alter table pending_progress enable row level security;
create policy pending_progress_scope on pending_progress using (app.sees(org_path));
grant select, insert, update on pending_progress to zhenggai_app;
`;

/** What stands behind the + of the reply address: names the person without showing who it is. Outside row security, like the accounts. */
const REPLY_CODES = `
create table reply_code (
  code text not null,
  account_id uuid not null,
  constraint reply_code_pk primary key (code),
  constraint reply_code_account_uq unique (account_id),
  constraint reply_code_account_fk foreign key (account_id) references account (id)
);
grant select, insert on reply_code to zhenggai_app;
`;
