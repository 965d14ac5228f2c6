import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports as they came in, what was read out of them, and the calendar tables that deadlines are counted with. */
export class Reports1764000000010 implements MigrationInterface {
  name = 'Reports1764000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORT);
    await runner.query(READING);
    await runner.query(INTAKE);
    await runner.query(CALENDAR);
  }

  async down(): Promise<void> {
    throw new Error('Reports are not taken down: restore a backup instead.');
  }
}

const REPORT = `
create table report (
  id uuid not null default gen_random_uuid(),
  organisation_id uuid not null,
  org_path text collate "C" not null,
  report_year int not null,
  state text not null,
  title text,
  issuer text,
  region text,
  document_number text,
  index_number text,
  published_on date,
  signed_on date,
  file_name text not null,
  media_type text not null,
  encoding text not null,
  sha256 text not null,
  size_bytes int not null,
  previous_report_id uuid,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null,
  confirmed_by uuid,
  confirmed_at timestamptz,
  version int not null default 1,
  constraint report_pk primary key (id),
  constraint report_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint report_previous_fk foreign key (previous_report_id) references report (id),
  constraint report_uploader_fk foreign key (uploaded_by) references account (id),
  constraint report_confirmer_fk foreign key (confirmed_by) references account (id),
  constraint report_state_ck check (state in ('uploaded', 'parsed', 'reviewing', 'confirmed', 'archived', 'superseded')),
  constraint report_year_ck check (report_year between 1990 and 2100),
  constraint report_sha256_ck check (sha256 ~ '^[0-9a-f]{64}$')
);
-- The same file of one body is one report; one body has one report in force for a year.
create unique index report_file_uq on report (organisation_id, sha256);
create unique index report_body_year_uq on report (organisation_id, report_year) where state <> 'superseded';
create index report_recent_ix on report (report_year desc, id);
-- The working text that every span points into; apart from the row so that lists never read it.
create table report_text (
  report_id uuid not null,
  text text not null,
  constraint report_text_pk primary key (report_id),
  constraint report_text_report_fk foreign key (report_id) references report (id)
);
alter table report enable row level security;
create policy report_scope on report using (app.sees(org_path)) with check (app.sees(org_path));
create policy report_published on report for select using (app.sees_published(org_path) and state in ('confirmed', 'archived'));
alter table report_text enable row level security;
create policy report_text_scope on report_text using (exists (select from report r where r.id = report_id));
grant select, insert, update on report, report_text to zhenggai_app;
`;

const READING = `
create table report_section (
  report_id uuid not null,
  seq int not null,
  role text not null,
  heading text,
  start_offset int not null,
  end_offset int not null,
  constraint report_section_pk primary key (report_id, seq),
  constraint report_section_report_fk foreign key (report_id) references report (id),
  constraint report_section_span_ck check (0 <= start_offset and start_offset <= end_offset)
);
create table report_item (
  id uuid not null default gen_random_uuid(),
  report_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  kind text not null,
  state text not null default 'candidate',
  quote text not null,
  start_offset int not null,
  end_offset int not null,
  ordinal text,
  parent_id uuid,
  section_seq int,
  rule_id text not null,
  confidence real not null,
  themes text[] not null default '{}',
  wording text,
  reject_reason text,
  decided_by uuid,
  decided_at timestamptz,
  version int not null default 1,
  constraint report_item_pk primary key (id),
  constraint report_item_report_fk foreign key (report_id) references report (id),
  constraint report_item_parent_fk foreign key (parent_id) references report_item (id),
  constraint report_item_decider_fk foreign key (decided_by) references account (id),
  constraint report_item_kind_ck check (kind in ('shortcoming', 'cause', 'plan', 'prior-rectification')),
  constraint report_item_state_ck check (state in ('candidate', 'accepted', 'rejected', 'merged', 'tasked')),
  constraint report_item_span_ck check (0 <= start_offset and start_offset < end_offset),
  constraint report_item_reject_reason_ck check (state <> 'rejected' or reject_reason is not null)
);
create index report_item_report_ix on report_item (report_id, seq);
create table report_diagnostic (
  report_id uuid not null,
  seq int not null,
  code text not null,
  message text not null,
  start_offset int not null,
  end_offset int not null,
  constraint report_diagnostic_pk primary key (report_id, seq),
  constraint report_diagnostic_report_fk foreign key (report_id) references report (id)
);
alter table report_section enable row level security;
create policy report_section_scope on report_section using (exists (select from report r where r.id = report_id));
alter table report_item enable row level security;
create policy report_item_scope on report_item using (app.sees(org_path)) with check (app.sees(org_path));
create policy report_item_published on report_item for select
  using (state in ('accepted', 'tasked') and exists (select from report r where r.id = report_id and app.sees_published(r.org_path)));
alter table report_diagnostic enable row level security;
create policy report_diagnostic_scope on report_diagnostic
  using (exists (select from report r where r.id = report_id and app.sees(r.org_path)));
grant select, insert, update, delete on report_section, report_item, report_diagnostic to zhenggai_app;
`;

/** Every file somebody handed in and what became of it; also when nothing did. */
const INTAKE = `
create table intake_file (
  id uuid not null default gen_random_uuid(),
  batch_id uuid not null,
  seq int not null,
  file_name text not null,
  sha256 text,
  size_bytes int not null,
  state text not null,
  problem_code text,
  problem_params jsonb,
  organisation_id uuid,
  report_year int,
  new_body boolean not null default false,
  report_id uuid,
  uploaded_by uuid not null,
  scope_path text collate "C" not null,
  received_at timestamptz not null,
  finished_at timestamptz,
  constraint intake_file_pk primary key (id),
  constraint intake_file_place_uq unique (batch_id, seq),
  constraint intake_file_report_fk foreign key (report_id) references report (id),
  constraint intake_file_uploader_fk foreign key (uploaded_by) references account (id),
  constraint intake_file_state_ck check (state in ('received', 'parsed', 'needs-a-look', 'refused')),
  constraint intake_file_problem_ck check ((state in ('needs-a-look', 'refused')) = (problem_code is not null))
);
alter table intake_file enable row level security;
create policy intake_file_owner on intake_file
  using (uploaded_by = app.account() or app.account() is null) with check (uploaded_by = app.account() or app.account() is null);
grant select, insert, update on intake_file to zhenggai_app;
`;

const CALENDAR = `
create table calendar_year (
  year int not null,
  edition int not null,
  source text not null,
  provisional boolean not null,
  loaded_at timestamptz not null default now(),
  constraint calendar_year_pk primary key (year, edition)
);
create table calendar_day (
  year int not null,
  edition int not null,
  day date not null,
  kind text not null,
  name text not null,
  constraint calendar_day_pk primary key (year, edition, day),
  constraint calendar_day_year_fk foreign key (year, edition) references calendar_year (year, edition),
  constraint calendar_day_kind_ck check (kind in ('off', 'makeup'))
);
grant select, insert on calendar_year, calendar_day to zhenggai_app;
`;
