import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 上年整改核查: what a body's next report says about the items of the year before, and which of them came back. */
export class Closures1764000000040 implements MigrationInterface {
  name = 'Closures1764000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CHECK);
    await runner.query(ANSWERS);
    await runner.query(RECURRENCES);
    await runner.query(ROW_SECURITY);
    await runner.query(SIGNED);
  }

  async down(): Promise<void> {
    throw new Error('Closure checks are not taken down: restore a backup instead.');
  }
}

/** One for each report; a corrected report of the same year gives the next edition and leaves the earlier one as it is. */
const CHECK = `
create table closure_check (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  year int not null,
  edition int not null,
  report_id uuid not null,
  previous_report_id uuid,
  state text not null,
  reason_code text,
  has_prior_section boolean,
  rules_version text,
  copied jsonb not null default '[]',
  created_at timestamptz not null,
  finished_at timestamptz,
  signed_by uuid,
  signed_at timestamptz,
  version int not null default 1,
  constraint closure_check_pk primary key (id),
  constraint closure_check_report_uq unique (report_id),
  constraint closure_check_edition_uq unique (organisation_id, year, edition),
  constraint closure_check_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint closure_check_report_fk foreign key (report_id) references report (id),
  constraint closure_check_previous_fk foreign key (previous_report_id) references report (id),
  constraint closure_check_signer_fk foreign key (signed_by) references account (id),
  constraint closure_check_state_ck check (state in ('running', 'ready', 'signed')),
  constraint closure_check_edition_ck check (edition >= 1),
  constraint closure_check_finished_ck check ((state = 'running') = (finished_at is null)),
  constraint closure_check_signed_ck check ((state = 'signed') = (signed_at is not null and signed_by is not null))
);
create index closure_check_recent_ix on closure_check (year desc, id);
`;

/** What is held against the report is an item of the year before, or a task that no item stands behind. */
const ANSWERS = `
create table closure_answer (
  id uuid not null default gen_random_uuid(),
  check_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  item_id uuid,
  task_id uuid,
  kind text not null,
  wording text not null,
  answer text not null,
  score real not null,
  ask_a_person boolean not null,
  quotes jsonb not null,
  features jsonb not null,
  promise text,
  ledger jsonb not null,
  ledger_verdict text not null,
  confirmed_answer text,
  confirmation_reason text,
  confirmed_by uuid,
  confirmed_at timestamptz,
  constraint closure_answer_pk primary key (id),
  constraint closure_answer_place_uq unique (check_id, seq),
  constraint closure_answer_item_uq unique (check_id, item_id),
  constraint closure_answer_task_uq unique (check_id, task_id),
  constraint closure_answer_check_fk foreign key (check_id) references closure_check (id),
  constraint closure_answer_item_fk foreign key (item_id) references report_item (id),
  constraint closure_answer_task_fk foreign key (task_id) references task (id),
  constraint closure_answer_confirmer_fk foreign key (confirmed_by) references account (id),
  constraint closure_answer_subject_ck check ((item_id is null) <> (task_id is null)),
  constraint closure_answer_kind_ck check (kind in ('shortcoming', 'plan')),
  constraint closure_answer_answer_ck check (answer in ('stated-closed', 'stated-in-progress', 'mentioned-only', 'silent')
    and confirmed_answer in ('stated-closed', 'stated-in-progress', 'mentioned-only', 'silent')),
  constraint closure_answer_promise_ck check (promise in ('fulfilled', 'partly', 'not-mentioned')),
  constraint closure_answer_verdict_ck check (ledger_verdict in ('agree', 'report-claims-more', 'ledger-closed-report-silent',
    'ledger-closed-report-open', 'restated-without-result', 'open-report-silent', 'no-ledger')),
  constraint closure_answer_confirmed_ck check ((confirmed_answer is null) = (confirmed_at is null)
    and (confirmed_answer is null) = (confirmed_by is null)),
  constraint closure_answer_change_has_reason_ck check (confirmed_answer = answer or confirmation_reason is not null)
);
`;

const RECURRENCES = `
create table closure_recurrence (
  id uuid not null default gen_random_uuid(),
  check_id uuid not null,
  org_path text collate "C" not null,
  current_item_id uuid not null,
  current_year int not null,
  earlier_item_id uuid not null,
  earlier_year int not null,
  likeness text not null,
  trend text not null,
  score real not null,
  ask_a_person boolean not null,
  state text not null default 'proposed',
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  constraint closure_recurrence_pk primary key (id),
  constraint closure_recurrence_pair_uq unique (check_id, current_item_id, earlier_item_id),
  constraint closure_recurrence_check_fk foreign key (check_id) references closure_check (id),
  constraint closure_recurrence_current_fk foreign key (current_item_id) references report_item (id),
  constraint closure_recurrence_earlier_fk foreign key (earlier_item_id) references report_item (id),
  constraint closure_recurrence_decider_fk foreign key (decided_by) references account (id),
  constraint closure_recurrence_years_ck check (earlier_year < current_year),
  constraint closure_recurrence_likeness_ck check (likeness in ('same-wording', 'same-theme')),
  constraint closure_recurrence_trend_ck check (trend in ('worse', 'better', 'unchanged')),
  constraint closure_recurrence_state_ck check (state in ('proposed', 'confirmed', 'refused')),
  constraint closure_recurrence_decided_ck check ((state = 'proposed') = (decided_at is null) and (state = 'proposed') = (decided_by is null)),
  constraint closure_recurrence_refusal_has_reason_ck check (state <> 'refused' or reason is not null)
);
create index closure_recurrence_earlier_ix on closure_recurrence (earlier_item_id);
`;

const ROW_SECURITY = `
alter table closure_check enable row level security;
create policy closure_check_scope on closure_check using (app.sees(org_path)) with check (app.sees(org_path));
alter table closure_answer enable row level security;
create policy closure_answer_scope on closure_answer using (app.sees(org_path)) with check (app.sees(org_path));
alter table closure_recurrence enable row level security;
create policy closure_recurrence_scope on closure_recurrence using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, update on closure_check, closure_answer, closure_recurrence to zhenggai_app;
`;

/** What the leaders signed stays what they signed. */
const SIGNED = `
create function app.refuse_change_of_signed_check() returns trigger language plpgsql as $$
begin
  if old.state = 'signed' then
    raise exception 'signed: % of a closure check is refused', tg_op using errcode = 'ZG001';
  end if;
  return new;
end $$;
create function app.refuse_change_under_signed_check() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if exists (select from closure_check c where c.id = old.check_id and c.state = 'signed') then
    raise exception 'signed: % of % is refused', tg_op, tg_table_name using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger closure_check_signed before update on closure_check for each row execute function app.refuse_change_of_signed_check();
create trigger closure_answer_signed before update on closure_answer for each row execute function app.refuse_change_under_signed_check();
create trigger closure_recurrence_signed before update on closure_recurrence for each row execute function app.refuse_change_under_signed_check();
`;
