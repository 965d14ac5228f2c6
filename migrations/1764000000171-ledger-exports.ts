import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ledgers ordered as a file: what was asked for, how far it is, where the file lies. */
export class LedgerExports1764000000171 implements MigrationInterface {
  name = 'LedgerExports1764000000171';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXPORTS);
    await runner.query(IMAGES);
  }

  async down(): Promise<void> {
    throw new Error('Ledger exports are not taken down: restore a backup instead.');
  }
}

/** Seen by the person who asked and by the job that writes it: a file holds what that person may see, and nobody else. */
const EXPORTS = `
create table ledger_export (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  filters jsonb not null,
  as_of date,
  eyes jsonb not null,
  state text not null default 'waiting',
  rows_total int,
  rows_written int not null default 0,
  sha256 text,
  size_bytes bigint,
  finished_at timestamptz,
  constraint ledger_export_pk primary key (id),
  constraint ledger_export_requester_fk foreign key (requested_by) references account (id),
  constraint ledger_export_state_ck check (state in ('waiting', 'running', 'ready')),
  constraint ledger_export_file_ck check (state <> 'ready' or sha256 is not null)
);
create index ledger_export_requester_ix on ledger_export (requested_by, requested_at desc);
alter table ledger_export enable row level security;
create policy ledger_export_own on ledger_export using (requested_by = app.account() or (app.account() is null and app.sees(org_path)));
grant select, insert, update on ledger_export to zhenggai_app;
`;

/** The live ledger reads what the last act left of each task: it is what the replay of its acts gives. */
const IMAGES = `
alter table task_image enable row level security;
create policy task_image_scope on task_image for select using (exists (select from task t where t.id = task_id));
grant select on task_image to zhenggai_app;
`;
