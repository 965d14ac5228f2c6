import type { MigrationInterface, QueryRunner } from 'typeorm';

/** One act for many tasks: what was asked, and what became of each. */
export class BulkRuns1764000000142 implements MigrationInterface {
  name = 'BulkRuns1764000000142';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RUNS);
  }

  async down(): Promise<void> {
    throw new Error('Bulk runs are not taken down: restore a backup instead.');
  }
}

const RUNS = `
create table bulk_run (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  act text not null,
  input jsonb not null,
  state text not null default 'prepared',
  total int not null,
  done int not null default 0,
  refused int not null default 0,
  created_by uuid not null,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  constraint bulk_run_pk primary key (id),
  constraint bulk_run_account_fk foreign key (created_by) references account (id),
  constraint bulk_run_act_ck check (act in ('assign', 'issue', 'setDeadline', 'urge', 'cancel')),
  constraint bulk_run_state_ck check (state in ('prepared', 'running', 'done')),
  constraint bulk_run_counts_ck check (done >= 0 and refused >= 0 and done + refused <= total)
);
create index bulk_run_account_ix on bulk_run (created_by, created_at desc, id);
create table bulk_row (
  run_id uuid not null,
  seq int not null,
  org_path text collate "C" not null,
  task_id uuid not null,
  state text not null default 'pending',
  problem_code text,
  -- Where the task stands afterwards.
  task_state text,
  task_number text,
  due_on date,
  constraint bulk_row_pk primary key (run_id, seq),
  constraint bulk_row_task_uq unique (run_id, task_id),
  constraint bulk_row_run_fk foreign key (run_id) references bulk_run (id),
  constraint bulk_row_state_ck check (state in ('pending', 'done', 'refused')),
  constraint bulk_row_refused_ck check ((state = 'refused') = (problem_code is not null))
);
create index bulk_row_state_ix on bulk_row (run_id, state, seq);
alter table bulk_run enable row level security;
create policy bulk_run_own on bulk_run using (created_by = app.account() or app.is_system());
alter table bulk_row enable row level security;
create policy bulk_row_own on bulk_row using (exists (select from bulk_run r where r.id = run_id));
grant select, insert, update on bulk_run, bulk_row to zhenggai_app;
`;
