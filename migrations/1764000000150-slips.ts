import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 督办单, what units answered to them, 约谈 · 通报 · 专函, and the scheduled checks these rest on. */
export class Slips1764000000150 implements MigrationInterface {
  name = 'Slips1764000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SLIPS);
    await runner.query(PROPOSALS);
    await runner.query(CHECKS);
    await runner.query(SETTINGS);
    await runner.query(ROW_SECURITY);
  }

  async down(): Promise<void> {
    throw new Error('Issued slips are not taken down: restore a backup instead.');
  }
}

/** `from_path` is that of the issuing office: a draft is for those who supervise, also where the body itself is supervised. */
const SLIPS = `
create table slip (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  from_organisation_id uuid not null,
  from_path text collate "C" not null,
  to_organisation_id uuid not null,
  copy_to uuid[] not null default '{}',
  task_id uuid not null,
  task_due_on date,
  state text not null default 'draft',
  colour text not null,
  ground text not null,
  cause text,
  demands text not null,
  limit_workdays int not null,
  rule_pack text not null,
  number text,
  limit_on date,
  drafted_by uuid,
  drafted_at timestamptz not null,
  approved_by uuid,
  issued_by uuid,
  issued_on date,
  issued_at timestamptz,
  signed_by uuid,
  signed_on date,
  replied_by uuid,
  replied_on date,
  settled_by uuid,
  settled_on date,
  outcome_reason text,
  version int not null default 1,
  constraint slip_pk primary key (id),
  constraint slip_number_uq unique (from_organisation_id, number),
  constraint slip_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint slip_from_fk foreign key (from_organisation_id) references organisation (id),
  constraint slip_to_fk foreign key (to_organisation_id) references organisation (id),
  constraint slip_task_fk foreign key (task_id) references task (id),
  constraint slip_state_ck check (state in ('draft', 'approved', 'issued', 'signed', 'replied', 'met', 'unmet', 'discarded', 'withdrawn')),
  constraint slip_colour_ck check (colour in ('blue', 'yellow', 'orange', 'red')),
  constraint slip_ground_ck check (ground in ('officer', 'cause', 'limit')),
  constraint slip_limit_ck check (limit_workdays between 1 and 60),
  constraint slip_number_at_issue_ck check ((number is null) = (issued_on is null) and (limit_on is null) = (issued_on is null)),
  constraint slip_drafter_is_not_approver_ck check (approved_by <> drafted_by),
  constraint slip_replier_is_not_decider_ck check (state = 'withdrawn' or settled_by <> replied_by)
);
create unique index slip_draft_uq on slip (task_id, from_organisation_id, colour) where state in ('draft', 'approved');
create index slip_task_ix on slip (task_id, issued_at desc) where issued_on is not null;
create index slip_page_ix on slip (drafted_at desc, id desc);
create index slip_to_ix on slip (to_organisation_id, issued_on) where issued_on is not null;
create table slip_reply (
  id uuid not null default gen_random_uuid(),
  slip_id uuid not null,
  org_path text collate "C" not null,
  text text not null,
  replied_by uuid not null,
  replied_at timestamptz not null,
  is_late boolean not null,
  constraint slip_reply_pk primary key (id),
  constraint slip_reply_slip_fk foreign key (slip_id) references slip (id)
);
create index slip_reply_slip_ix on slip_reply (slip_id, replied_at);
create trigger slip_reply_append_only before update or delete on slip_reply for each row execute function app.refuse_change();
-- What was printed on an issued slip stays as it was printed.
create function app.keep_issued_slip() returns trigger language plpgsql as $$
begin
  if (old.number, old.colour, old.demands, old.cause, old.limit_on, old.issued_on, old.issued_by, old.approved_by, old.to_organisation_id, old.copy_to)
    is distinct from
     (new.number, new.colour, new.demands, new.cause, new.limit_on, new.issued_on, new.issued_by, new.approved_by, new.to_organisation_id, new.copy_to)
  then raise exception 'an issued slip stays as it was issued' using errcode = 'ZG001';
  end if;
  return new;
end $$;
create trigger slip_issued_bu before update on slip for each row when (old.issued_on is not null) execute function app.keep_issued_slip();
create trigger slip_no_delete before delete on slip for each row execute function app.refuse_change();
`;

const PROPOSALS = `
create table proposal (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  from_organisation_id uuid not null,
  from_path text collate "C" not null,
  to_organisation_id uuid not null,
  task_id uuid not null,
  task_due_on date,
  kind text not null,
  state text not null default 'proposed',
  grounds text not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_on date,
  decision_reason text,
  number text,
  record text,
  held_by uuid,
  held_on date,
  limit_on date,
  signed_by uuid,
  signed_on date,
  settled_by uuid,
  settled_on date,
  outcome_reason text,
  version int not null default 1,
  constraint proposal_pk primary key (id),
  constraint proposal_number_uq unique (from_organisation_id, number),
  constraint proposal_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint proposal_from_fk foreign key (from_organisation_id) references organisation (id),
  constraint proposal_to_fk foreign key (to_organisation_id) references organisation (id),
  constraint proposal_task_fk foreign key (task_id) references task (id),
  constraint proposal_kind_ck check (kind in ('letter', 'interview', 'bulletin')),
  constraint proposal_state_ck check (state in ('proposed', 'accepted', 'refused', 'held', 'signed', 'met', 'unmet')),
  constraint proposal_number_when_held_ck check ((number is null) = (held_on is null))
);
create unique index proposal_open_uq on proposal (task_id, kind) where state in ('proposed', 'accepted', 'held', 'signed');
create index proposal_task_ix on proposal (task_id);
create index proposal_page_ix on proposal (proposed_at desc, id desc);
create trigger proposal_no_delete before delete on proposal for each row execute function app.refuse_change();
`;

/** 每月调度: what light the first sweep of each month saw. */
const CHECKS = `
create table light_check (
  task_id uuid not null,
  month date not null,
  org_path text collate "C" not null,
  checked_on date not null,
  light text not null,
  due_on date,
  constraint light_check_pk primary key (task_id, month),
  constraint light_check_task_fk foreign key (task_id) references task (id),
  constraint light_check_light_ck check (light in ('green', 'yellow', 'red'))
);
create trigger light_check_append_only before update or delete on light_check for each row execute function app.refuse_change();
`;

/** What a body has set for itself, from a day on: the newest that has begun counts. Under which pack it issues, and its cap of requests. */
const SETTINGS = `
create table body_setting (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  name text not null,
  value jsonb not null,
  starts_on date not null,
  reason text not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint body_setting_pk primary key (id),
  constraint body_setting_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint body_setting_account_fk foreign key (set_by) references account (id),
  constraint body_setting_name_ck check (name in ('rule-pack', 'reporting-load-cap'))
);
create index body_setting_ix on body_setting (organisation_id, name, starts_on desc, set_at desc);
create trigger body_setting_append_only before update or delete on body_setting for each row execute function app.refuse_change();
`;

const ROW_SECURITY = `
-- Everybody who is subject to a setting may read it; only those above the body set it.
alter table body_setting enable row level security;
create policy body_setting_scope on body_setting for select using (true);
create policy body_setting_set on body_setting for insert with check (app.sees(org_path));
grant select, insert on body_setting to zhenggai_app;
alter table slip enable row level security;
create policy slip_scope on slip using (app.sees(from_path)
  or (issued_on is not null and (app.sees(org_path) or app.takes_part(task_id) or app.organisation() = any(copy_to))));
alter table slip_reply enable row level security;
create policy slip_reply_scope on slip_reply using (exists (select from slip s where s.id = slip_id));
alter table proposal enable row level security;
create policy proposal_scope on proposal using (app.sees(from_path)
  or (held_on is not null and (app.sees(org_path) or app.takes_part(task_id))));
alter table light_check enable row level security;
create policy light_check_scope on light_check using (app.sees(org_path)) with check (app.is_system());
grant select, insert, update on slip, proposal to zhenggai_app;
grant select, insert on slip_reply, light_check to zhenggai_app;
`;
