import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Simulations that somebody asked for over the API, and what they found; kept for a week. */
export class Simulations1764000000186 implements MigrationInterface {
  name = 'Simulations1764000000186';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SIMULATIONS);
  }

  async down(): Promise<void> {
    throw new Error('Simulations are not taken down: restore a backup instead.');
  }
}

const SIMULATIONS = `
create table simulation (
  id uuid not null default gen_random_uuid(),
  org_path text collate "C" not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  from_on date not null,
  to_on date not null,
  pack text,
  against text,
  state text not null default 'queued',
  finished_at timestamptz,
  found int not null default 0,
  is_cut boolean not null default false,
  summary jsonb not null default '[]',
  constraint simulation_pk primary key (id),
  constraint simulation_requester_fk foreign key (requested_by) references account (id),
  constraint simulation_state_ck check (state in ('queued', 'done', 'failed')),
  constraint simulation_span_ck check (to_on >= from_on)
);
create index simulation_own_ix on simulation (requested_by, requested_at desc);
create table simulated_notice (
  simulation_id uuid not null,
  seq int not null,
  org_path text collate "C" not null,
  found_by text not null,
  on_day date not null,
  due_day date not null,
  task_id uuid not null,
  recipient_id uuid not null,
  rule_id text not null,
  role text not null,
  light text not null,
  channels text[] not null,
  text text not null,
  constraint simulated_notice_pk primary key (simulation_id, seq),
  constraint simulated_notice_simulation_fk foreign key (simulation_id) references simulation (id) on delete cascade,
  constraint simulated_notice_found_ck check (found_by in ('both', 'pack', 'against'))
);
alter table simulation enable row level security;
create policy simulation_scope on simulation using (app.sees(org_path));
alter table simulated_notice enable row level security;
create policy simulated_notice_scope on simulated_notice using (app.sees(org_path));
grant select, insert, update, delete on simulation to zhenggai_app;
grant select, insert, delete on simulated_notice to zhenggai_app;
`;
