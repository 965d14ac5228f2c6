import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a verification, a decision, an objection and a re-visit leave on file, and how an act is taken back. */
export class TaskPapers1764000000140 implements MigrationInterface {
  name = 'TaskPapers1764000000140';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TASK);
    await runner.query(PAPERS);
    await runner.query(RECHECKS);
    await runner.query(SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Papers of tasks are not taken down: restore a backup instead.');
  }
}

const TASK = `
alter table task
  add column cannot_finish boolean not null default false,
  add column is_criticised boolean not null default false,
  add column verification_method text,
  add column has_findings boolean not null default false,
  -- How the task stood before an issue or a strike-off, and until when it goes back there.
  add column undo jsonb,
  add column undo_until timestamptz,
  add column merged_into uuid,
  add column reopened_count int not null default 0,
  add column next_recheck_on date,
  add constraint task_merged_into_fk foreign key (merged_into) references task (id),
  add constraint task_merged_into_another_ck check (merged_into <> id),
  add constraint task_verification_method_ck check (verification_method in ('paper', 'on_site', 'sample')),
  add constraint task_undo_ck check ((undo is null) = (undo_until is null));
create index task_merged_into_ix on task (merged_into) where merged_into is not null;
create index task_recheck_due_ix on task (next_recheck_on, id) where state = 'closed' and next_recheck_on is not null;
create index task_publicity_ix on task (publicity_ends_on, id) where state = 'publicity';
alter table task_progress add column difficulties text, add column cannot_finish boolean not null default false;
`;

const PAPERS = `
create table task_verification (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  method text not null,
  text text,
  place text,
  participants text,
  population int,
  sample_size int,
  -- 0..2^32-1: with population and size the same seed draws the same sample again.
  seed bigint,
  sample int[],
  verified_by uuid not null,
  verified_on date not null,
  recorded_at timestamptz not null,
  constraint task_verification_pk primary key (id),
  constraint task_verification_task_fk foreign key (task_id) references task (id),
  constraint task_verification_method_ck check (method in ('paper', 'on_site', 'sample')),
  constraint task_verification_sample_ck check (
    (method = 'sample') = (population is not null and sample_size is not null and seed is not null and sample is not null))
);
create index task_verification_task_ix on task_verification (task_id, recorded_at);
create table task_finding (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  verification_id uuid not null,
  text text not null,
  -- Numbers of the sample that did not meet the criteria.
  failed int[] not null default '{}',
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint task_finding_pk primary key (id),
  constraint task_finding_task_fk foreign key (task_id) references task (id),
  constraint task_finding_verification_fk foreign key (verification_id) references task_verification (id)
);
create index task_finding_verification_ix on task_finding (verification_id);
create index task_finding_task_ix on task_finding (task_id);
create table task_decision (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  -- The first of two opinions on a key task moves nothing.
  is_opinion boolean not null,
  verdict text not null,
  reason text,
  stage_result text,
  next_steps text,
  next_due_on date,
  document_reference text,
  decided_by uuid not null,
  decided_on date not null,
  decided_at timestamptz not null,
  constraint task_decision_pk primary key (id),
  constraint task_decision_task_fk foreign key (task_id) references task (id),
  constraint task_decision_verdict_ck check (verdict in ('done', 'basically_done', 'continuing', 'not_done', 'not_applicable'))
);
create index task_decision_task_ix on task_decision (task_id, decided_at);
create table task_open_criterion (
  decision_id uuid not null,
  criterion_id uuid not null,
  task_id uuid not null,
  org_path text collate "C" not null,
  due_on date not null,
  constraint task_open_criterion_pk primary key (decision_id, criterion_id),
  constraint task_open_criterion_decision_fk foreign key (decision_id) references task_decision (id),
  constraint task_open_criterion_criterion_fk foreign key (criterion_id) references task_criterion (id),
  constraint task_open_criterion_task_fk foreign key (task_id) references task (id)
);
create index task_open_criterion_criterion_ix on task_open_criterion (criterion_id);
create index task_open_criterion_task_ix on task_open_criterion (task_id);
create table task_objection (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  raised_by text,
  reason text not null,
  received_by uuid not null,
  received_on date not null,
  answer_verdict text,
  answer_reason text,
  answered_by uuid,
  answered_on date,
  constraint task_objection_pk primary key (id),
  constraint task_objection_task_fk foreign key (task_id) references task (id),
  constraint task_objection_answer_ck check ((answer_verdict is null) = (answered_on is null))
);
create index task_objection_task_ix on task_objection (task_id, received_on);
`;

/** Re-visits are planned when a number is struck off; one that nobody planned is a sampled one (\`months\` null). */
const RECHECKS = `
create table task_recheck (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  due_on date not null,
  months int,
  -- \`evidence\`: a piece of evidence has run out.
  cause text not null default 'schedule',
  outcome text,
  text text,
  done_by uuid,
  done_on date,
  withdrawn_on date,
  constraint task_recheck_pk primary key (id),
  constraint task_recheck_task_fk foreign key (task_id) references task (id),
  constraint task_recheck_cause_ck check (cause in ('schedule', 'sampled', 'evidence')),
  constraint task_recheck_outcome_ck check (outcome in ('passed', 'failed')),
  constraint task_recheck_done_ck check ((outcome is null) = (done_on is null) and (outcome is null) = (done_by is null)),
  constraint task_recheck_withdrawn_ck check (withdrawn_on is null or outcome is null)
);
create index task_recheck_task_ix on task_recheck (task_id, due_on);
create unique index task_recheck_open_uq on task_recheck (task_id, due_on) where outcome is null and withdrawn_on is null;
insert into task_recheck (task_id, org_path, due_on, months)
select t.id, t.org_path, d.day, (extract(year from age(d.day, t.closed_on)) * 12 + extract(month from age(d.day, t.closed_on)))::int
from task t, unnest(t.rechecks_on) as d (day) where t.state = 'closed';
update task t set next_recheck_on = (select min(due_on) from task_recheck r where r.task_id = t.id) where t.state = 'closed';
`;

const SECURITY = [
  ...['task_verification', 'task_finding', 'task_decision', 'task_open_criterion'].map(
    (table) => `
alter table ${table} enable row level security;
create policy ${table}_scope on ${table} using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert on ${table} to zhenggai_app;
create trigger ${table}_append_only before update or delete on ${table} for each row execute function app.refuse_change();`,
  ),
  ...['task_objection', 'task_recheck'].map(
    (table) => `
alter table ${table} enable row level security;
create policy ${table}_scope on ${table} using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert, update on ${table} to zhenggai_app;`,
  ),
].join('\n');
