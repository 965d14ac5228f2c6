import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 整改任务 with its parties, criteria, evidence and the papers of its life. */
export class Tasks1764000000020 implements MigrationInterface {
  name = 'Tasks1764000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TASK);
    await runner.query(PARTIES);
    await runner.query(ROW_SECURITY);
    await runner.query(PAPERS);
    await runner.query(NUMBERS);
  }

  async down(): Promise<void> {
    throw new Error('Tasks are not taken down: restore a backup instead.');
  }
}

const TASK = `
create table task (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  number text,
  title text not null,
  kind text not null,
  report_id uuid,
  report_year int not null,
  problem text not null,
  target text,
  themes text[] not null default '{}',
  state text not null,
  rectification_class text,
  priority text not null,
  is_internal boolean not null default false,
  lead_organisation_id uuid,
  owner_id uuid,
  liaison_id uuid,
  line_leader_id uuid,
  due_rule jsonb,
  issued_on date,
  sign_due_on date,
  signed_on date,
  signed_by uuid,
  original_due_on date,
  current_due_on date,
  plan_state text not null default 'none',
  plan_submitted_by uuid,
  progress int not null default 0,
  progress_reported_on date,
  extension_count int not null default 0,
  extension_requested_by uuid,
  extension_new_due_on date,
  extension_decision_due_on date,
  return_requested_by uuid,
  return_requested_on date,
  return_decision_due_on date,
  returned_at_least_once boolean not null default false,
  paused_on date,
  paused_from text,
  review_on date,
  paused_workdays int not null default 0,
  submitted_by uuid,
  submitted_on date,
  same_kind_review text,
  lacks_rule_text boolean not null default false,
  verified_by uuid,
  first_decider_id uuid,
  first_verdict text,
  decided_by uuid,
  decided_on date,
  verdict text,
  publicity_ends_on date,
  closed_on date,
  rechecks_on date[] not null default '{}',
  predecessor_id uuid,
  chain_id uuid,
  rule_pack text not null,
  light text not null default 'grey',
  light_reason text,
  light_on date,
  created_by uuid not null,
  created_at timestamptz not null,
  version int not null default 1,
  constraint task_pk primary key (id),
  constraint task_number_uq unique (organisation_id, number),
  constraint task_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint task_report_fk foreign key (report_id) references report (id),
  constraint task_lead_fk foreign key (lead_organisation_id) references organisation (id),
  constraint task_owner_fk foreign key (owner_id) references account (id),
  constraint task_liaison_fk foreign key (liaison_id) references account (id),
  constraint task_line_leader_fk foreign key (line_leader_id) references account (id),
  constraint task_predecessor_fk foreign key (predecessor_id) references task (id),
  constraint task_kind_ck check (kind in ('shortcoming', 'plan', 'feedback', 'instruction')),
  constraint task_state_ck check (state in ('draft', 'registered', 'issued', 'return_pending', 'in_progress', 'paused', 'submitted', 'verifying',
    'done', 'basically_done', 'continuing', 'not_done', 'not_applicable', 'publicity', 'closed', 'reopened', 'carried_over', 'cancelled', 'merged')),
  constraint task_class_ck check (rectification_class in ('immediate', 'staged', 'continuing')),
  constraint task_priority_ck check (priority in ('ordinary', 'important', 'key')),
  constraint task_plan_state_ck check (plan_state in ('none', 'submitted', 'approved')),
  constraint task_light_ck check (light in ('grey', 'green', 'yellow', 'red')),
  constraint task_progress_ck check (progress between 0 and 100),
  constraint task_number_at_issue_ck check (issued_on is null or number is not null),
  constraint task_reporter_is_not_verifier_ck check (verified_by <> submitted_by),
  constraint task_reporter_is_not_decider_ck check (decided_by <> submitted_by and first_decider_id <> submitted_by)
);
create index task_due_ix on task (current_due_on, id);
create index task_lead_due_ix on task (lead_organisation_id, current_due_on, id);
create index task_body_due_ix on task (organisation_id, report_year, current_due_on, id);
create index task_light_due_ix on task (light, current_due_on, id);
create index task_open_ix on task (id) where state in ('issued', 'return_pending', 'in_progress', 'paused', 'submitted', 'verifying', 'reopened');
create index task_report_ix on task (report_id) where report_id is not null;
create index task_predecessor_ix on task (predecessor_id) where predecessor_id is not null;
`;

const PARTIES = `
create table task_party (
  task_id uuid not null,
  organisation_id uuid not null,
  org_path text collate "C" not null,
  part text not null,
  part_text text,
  part_done_on date,
  constraint task_party_pk primary key (task_id, organisation_id),
  constraint task_party_task_fk foreign key (task_id) references task (id),
  constraint task_party_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint task_party_part_ck check (part in ('lead', 'responsible', 'assisting'))
);
create unique index task_party_one_lead_uq on task_party (task_id) where part = 'lead';
create index task_party_organisation_ix on task_party (organisation_id, task_id);
-- A task answers several items, an item may need several tasks.
create table task_item (
  task_id uuid not null,
  item_id uuid not null,
  org_path text collate "C" not null,
  constraint task_item_pk primary key (task_id, item_id),
  constraint task_item_task_fk foreign key (task_id) references task (id),
  constraint task_item_item_fk foreign key (item_id) references report_item (id)
);
create index task_item_item_ix on task_item (item_id);
create table task_criterion (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  text text not null,
  constraint task_criterion_pk primary key (id),
  constraint task_criterion_place_uq unique (task_id, seq),
  constraint task_criterion_task_fk foreign key (task_id) references task (id)
);
`;

/** Seen from the body's subtree above, or by a unit that takes part. The function runs as the owner so that policies do not call each other. */
const ROW_SECURITY = `
create function app.takes_part(task uuid) returns boolean language sql stable parallel safe security definer set search_path = public, app
  as $$ select exists (select from task_party p where p.task_id = takes_part.task and p.organisation_id = app.organisation()) $$;
alter table task enable row level security;
create policy task_scope on task using (app.sees(org_path) or app.takes_part(id)) with check (app.sees(org_path) or app.takes_part(id));
-- From outside: what was made public, the task itself and nothing around it.
create policy task_published on task for select using (app.sees_published(org_path) and not is_internal and state in ('publicity', 'closed'));
alter table task_party enable row level security;
create policy task_party_scope on task_party using (app.sees(org_path) or app.takes_part(task_id)) with check (app.sees(org_path) or app.takes_part(task_id));
alter table task_item enable row level security;
create policy task_item_scope on task_item using (app.sees(org_path) or app.takes_part(task_id)) with check (app.sees(org_path));
alter table task_criterion enable row level security;
create policy task_criterion_scope on task_criterion using (app.sees(org_path) or app.takes_part(task_id)) with check (app.sees(org_path));
alter policy event_scope on event using (app.sees(org_path) or (subject_type = 'task' and app.takes_part(subject_id)));
grant select, insert, update on task to zhenggai_app;
grant select, insert, update, delete on task_party, task_criterion to zhenggai_app;
grant select, insert on task_item to zhenggai_app;
`;

const PAPERS = `
create table task_measure (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  text text not null,
  milestone_on date,
  weight int not null default 1,
  done_on date,
  constraint task_measure_pk primary key (id),
  constraint task_measure_place_uq unique (task_id, seq),
  constraint task_measure_task_fk foreign key (task_id) references task (id),
  constraint task_measure_weight_ck check (weight between 1 and 100)
);
create table task_progress (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  progress int not null,
  text text not null,
  next_steps text,
  reported_by uuid not null,
  reported_on date not null,
  reported_at timestamptz not null,
  constraint task_progress_pk primary key (id),
  constraint task_progress_task_fk foreign key (task_id) references task (id),
  constraint task_progress_ck check (progress between 0 and 100)
);
create index task_progress_task_ix on task_progress (task_id, reported_at);
create table task_evidence (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  criterion_id uuid not null,
  kind text not null,
  title text not null,
  reference text,
  sha256 text,
  file_name text,
  effective_on date not null,
  added_by uuid not null,
  added_at timestamptz not null,
  constraint task_evidence_pk primary key (id),
  constraint task_evidence_task_fk foreign key (task_id) references task (id),
  constraint task_evidence_criterion_fk foreign key (criterion_id) references task_criterion (id),
  constraint task_evidence_kind_ck check (kind in ('rule_text', 'minutes', 'training_record', 'case_file', 'data_table', 'photo', 'public_link', 'superior_approval')),
  constraint task_evidence_something_ck check (sha256 is not null or reference is not null)
);
create index task_evidence_task_ix on task_evidence (task_id);
create table task_extension (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  reason text not null,
  progress int not null,
  due_on date not null,
  new_due_on date not null,
  requested_by uuid not null,
  requested_at timestamptz not null,
  outcome text,
  granted_due_on date,
  decided_by uuid,
  decided_at timestamptz,
  decision_reason text,
  constraint task_extension_pk primary key (id),
  constraint task_extension_task_fk foreign key (task_id) references task (id),
  constraint task_extension_outcome_ck check (outcome in ('granted', 'refused')),
  constraint task_extension_later_ck check (new_due_on > due_on and (granted_due_on is null or granted_due_on > due_on)),
  constraint task_extension_requester_is_not_decider_ck check (decided_by <> requested_by)
);
create unique index task_extension_pending_uq on task_extension (task_id) where outcome is null;
alter table task_measure enable row level security;
create policy task_measure_scope on task_measure using (app.sees(org_path) or app.takes_part(task_id));
alter table task_progress enable row level security;
create policy task_progress_scope on task_progress using (app.sees(org_path) or app.takes_part(task_id));
alter table task_evidence enable row level security;
create policy task_evidence_scope on task_evidence using (app.sees(org_path) or app.takes_part(task_id));
alter table task_extension enable row level security;
create policy task_extension_scope on task_extension using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert, update, delete on task_measure to zhenggai_app;
grant select, insert on task_progress, task_evidence to zhenggai_app;
grant select, insert, update on task_extension to zhenggai_app;
create trigger task_progress_append_only before update or delete on task_progress for each row execute function app.refuse_change();
create trigger task_evidence_append_only before update or delete on task_evidence for each row execute function app.refuse_change();
`;

/** One row a series: taking numbers locks it, so a series has no gap and no double, and a rolled-back act gives its numbers back. */
const NUMBERS = `
create table number_series (
  organisation_id uuid not null,
  year int not null,
  document text not null,
  last_number int not null,
  constraint number_series_pk primary key (organisation_id, year, document),
  constraint number_series_organisation_fk foreign key (organisation_id) references organisation (id)
);
grant select, insert, update on number_series to zhenggai_app;
`;
