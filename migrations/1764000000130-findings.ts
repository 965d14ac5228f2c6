import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the rules find in the items of a report, and what they have to remark on it. Made again whenever the items change. */
export class Findings1764000000130 implements MigrationInterface {
  name = 'Findings1764000000130';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FIELDS);
    await runner.query(NOTES);
  }

  async down(): Promise<void> {
    throw new Error('Findings are not taken down: restore a backup instead.');
  }
}

/** `value` holds what the words come to, by kind; `organisation_id` the unit that a name stands for, where it is sure. */
const FIELDS = `
create table item_field (
  item_id uuid not null,
  seq int not null,
  org_path text collate "C" not null,
  kind text not null,
  start_offset int not null,
  end_offset int not null,
  quote text not null,
  rule_id text not null,
  value jsonb not null,
  organisation_id uuid,
  constraint item_field_pk primary key (item_id, seq),
  constraint item_field_item_fk foreign key (item_id) references report_item (id) on delete cascade,
  constraint item_field_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint item_field_kind_ck check (kind in ('period', 'target', 'figure', 'unit', 'theme', 'citation')),
  constraint item_field_span_ck check (0 <= start_offset and start_offset < end_offset)
);
create index item_field_organisation_ix on item_field (organisation_id) where organisation_id is not null;
alter table item_field enable row level security;
create policy item_field_scope on item_field using (app.sees(org_path)) with check (app.sees(org_path));
create policy item_field_published on item_field for select using (exists (select from report_item i where i.id = item_id));
grant select, insert, delete on item_field to zhenggai_app;
`;

const NOTES = `
create table report_note (
  report_id uuid not null,
  seq int not null,
  org_path text collate "C" not null,
  code text not null,
  params jsonb not null,
  start_offset int not null,
  end_offset int not null,
  earlier_report_id uuid,
  earlier_start int,
  earlier_end int,
  rules_version text not null,
  constraint report_note_pk primary key (report_id, seq),
  constraint report_note_report_fk foreign key (report_id) references report (id),
  constraint report_note_earlier_fk foreign key (earlier_report_id) references report (id),
  constraint report_note_span_ck check (0 <= start_offset and start_offset <= end_offset),
  constraint report_note_earlier_ck check (num_nonnulls(earlier_report_id, earlier_start, earlier_end) in (0, 3))
);
create index report_note_code_ix on report_note (code);
alter table report_note enable row level security;
create policy report_note_scope on report_note using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, delete on report_note to zhenggai_app;
`;
