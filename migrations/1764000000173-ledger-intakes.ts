import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ledgers that others kept: the file, how its columns are to be read, and the drafts that its lines become. */
export class LedgerIntakes1764000000173 implements MigrationInterface {
  name = 'LedgerIntakes1764000000173';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(INTAKES);
    await runner.query(LINES);
    await runner.query(SOURCES);
  }

  async down(): Promise<void> {
    throw new Error('Ledger intakes are not taken down: restore a backup instead.');
  }
}

const INTAKES = `
create table ledger_intake (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  actor jsonb not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  state text not null default 'received',
  problem_code text,
  sheets jsonb not null default '[]',
  mapping jsonb,
  finished_at timestamptz,
  constraint ledger_intake_pk primary key (id),
  constraint ledger_intake_uploader_fk foreign key (uploaded_by) references account (id),
  constraint ledger_intake_state_ck check (state in ('received', 'mapping', 'checking', 'checked', 'refused', 'applying', 'applied')),
  constraint ledger_intake_mapping_ck check (state in ('received', 'mapping', 'refused') or mapping is not null)
);
alter table ledger_intake enable row level security;
create policy ledger_intake_own on ledger_intake using (uploaded_by = app.account() or (app.account() is null and app.sees(org_path)));
grant select, insert, update on ledger_intake to zhenggai_app;
`;

const LINES = `
create table ledger_intake_line (
  intake_id uuid not null,
  org_path text collate "C" not null,
  row_no int not null,
  outcome text not null,
  code text,
  params jsonb not null default '{}',
  draft jsonb,
  cells jsonb not null,
  task_id uuid,
  done_at timestamptz,
  constraint ledger_intake_line_pk primary key (intake_id, row_no),
  constraint ledger_intake_line_intake_fk foreign key (intake_id) references ledger_intake (id),
  constraint ledger_intake_line_outcome_ck check (outcome in ('create', 'matched', 'rejected'))
);
alter table ledger_intake_line enable row level security;
create policy ledger_intake_line_own on ledger_intake_line using (exists (select from ledger_intake i where i.id = intake_id));
grant select, insert, update, delete on ledger_intake_line to zhenggai_app;
`;

/** What stands behind a task that came from somebody's ledger, as an item of a report stands behind others. */
const SOURCES = `
create table task_ledger_source (
  task_id uuid not null,
  org_path text collate "C" not null,
  intake_id uuid not null,
  file_name text not null,
  sheet text not null,
  row_no int not null,
  cells jsonb not null,
  constraint task_ledger_source_pk primary key (task_id),
  constraint task_ledger_source_task_fk foreign key (task_id) references task (id),
  constraint task_ledger_source_line_uq unique (intake_id, row_no)
);
alter table task_ledger_source enable row level security;
create policy task_ledger_source_scope on task_ledger_source using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert on task_ledger_source to zhenggai_app;
create trigger task_ledger_source_append_only before update or delete on task_ledger_source for each row execute function app.refuse_change();
`;
