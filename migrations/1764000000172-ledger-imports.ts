import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Ledgers that come back: the file, what a dry run found in each of its lines, and what became of the lines. */
export class LedgerImports1764000000172 implements MigrationInterface {
  name = 'LedgerImports1764000000172';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IMPORTS);
    await runner.query(LINES);
  }

  async down(): Promise<void> {
    throw new Error('Ledger imports are not taken down: restore a backup instead.');
  }
}

const IMPORTS = `
create table ledger_import (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  -- Who acts when the lines are checked and applied: as they were when they asked.
  actor jsonb not null,
  file_name text not null,
  sha256 text not null,
  size_bytes bigint not null,
  state text not null default 'received',
  problem_code text,
  formula_cells int not null default 0,
  merged_cells int not null default 0,
  confirmed_at timestamptz,
  finished_at timestamptz,
  constraint ledger_import_pk primary key (id),
  constraint ledger_import_uploader_fk foreign key (uploaded_by) references account (id),
  constraint ledger_import_state_ck check (state in ('received', 'checked', 'refused', 'applying', 'applied')),
  constraint ledger_import_refused_ck check ((state = 'refused') = (problem_code is not null))
);
create index ledger_import_uploader_ix on ledger_import (uploaded_by, uploaded_at desc);
alter table ledger_import enable row level security;
create policy ledger_import_own on ledger_import using (uploaded_by = app.account() or (app.account() is null and app.sees(org_path)));
grant select, insert, update on ledger_import to zhenggai_app;
`;

const LINES = `
create table ledger_import_line (
  import_id uuid not null,
  org_path text collate "C" not null,
  row_no int not null,
  task_id uuid,
  title text,
  outcome text not null,
  code text,
  -- [{column, header, before, after, code}]
  changes jsonb not null default '[]',
  expected_version int,
  result text,
  result_code text,
  done_at timestamptz,
  constraint ledger_import_line_pk primary key (import_id, row_no),
  constraint ledger_import_line_import_fk foreign key (import_id) references ledger_import (id),
  constraint ledger_import_line_outcome_ck check (outcome in ('changed', 'unchanged', 'conflict', 'refused')),
  constraint ledger_import_line_result_ck check (result in ('applied', 'pending', 'conflict', 'refused'))
);
create index ledger_import_line_open_ix on ledger_import_line (import_id, row_no) where outcome = 'changed' and result is null;
alter table ledger_import_line enable row level security;
create policy ledger_import_line_own on ledger_import_line using (exists (select from ledger_import i where i.id = import_id));
grant select, insert, update on ledger_import_line to zhenggai_app;
`;
