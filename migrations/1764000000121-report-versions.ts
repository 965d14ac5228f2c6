import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A corrected report takes the place of the earlier one: what became of each item, and how tasks follow it. */
export class ReportVersions1764000000121 implements MigrationInterface {
  name = 'ReportVersions1764000000121';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CORRECTION);
    await runner.query(SUCCESSION);
    await runner.query(TASKS_FOLLOW);
  }

  async down(): Promise<void> {
    throw new Error('Versions of reports are not taken down: restore a backup instead.');
  }
}

const CORRECTION = `
alter table intake_file add column correction boolean not null default false;
create index report_previous_ix on report (previous_report_id) where previous_report_id is not null;
`;

/** `needs_decision`: a person had decided on the old item, and the words are not the same any more. */
const SUCCESSION = `
create table item_succession (
  report_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  old_item_id uuid,
  new_item_id uuid,
  match text not null,
  similarity real not null,
  needs_decision boolean not null,
  decision text,
  decided_by uuid,
  decided_at timestamptz,
  constraint item_succession_pk primary key (report_id, seq),
  constraint item_succession_report_fk foreign key (report_id) references report (id),
  constraint item_succession_old_fk foreign key (old_item_id) references report_item (id),
  constraint item_succession_decider_fk foreign key (decided_by) references account (id),
  constraint item_succession_match_ck check (match in ('unchanged', 'moved', 'reworded', 'new', 'gone')),
  constraint item_succession_ends_ck check ((match = 'new') = (old_item_id is null) and (match = 'gone') = (new_item_id is null)),
  constraint item_succession_decision_ck check (decision in ('same', 'different', 'acknowledged')),
  constraint item_succession_decided_ck check ((decision is null) = (decided_at is null) and (decision is null) = (decided_by is null))
);
create index item_succession_old_ix on item_succession (old_item_id);
alter table item_succession enable row level security;
create policy item_succession_scope on item_succession using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert on item_succession to zhenggai_app;
grant update (decision, decided_by, decided_at) on item_succession to zhenggai_app;
`;

/** The link to the item of the superseded report stays as history. */
const TASKS_FOLLOW = `
alter table task_item
  add column followed_to uuid,
  add column followed_at timestamptz,
  add constraint task_item_followed_to_fk foreign key (followed_to) references report_item (id),
  add constraint task_item_followed_ck check ((followed_to is null) = (followed_at is null));
grant update (followed_to, followed_at) on task_item to zhenggai_app;
`;
