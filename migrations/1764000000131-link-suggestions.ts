import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which plan item may answer which shortcoming, as the rules see it; what people say of it is in `item_link`. */
export class LinkSuggestions1764000000131 implements MigrationInterface {
  name = 'LinkSuggestions1764000000131';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(SUGGESTIONS);
  }

  async down(): Promise<void> {
    throw new Error('Suggestions are not taken down: restore a backup instead.');
  }
}

const SUGGESTIONS = `
create table link_suggestion (
  shortcoming_id uuid not null,
  plan_item_id uuid not null,
  report_id uuid not null,
  org_path text collate "C" not null,
  score real not null,
  features jsonb not null,
  rules_version text not null,
  constraint link_suggestion_pk primary key (shortcoming_id, plan_item_id),
  constraint link_suggestion_shortcoming_fk foreign key (shortcoming_id) references report_item (id) on delete cascade,
  constraint link_suggestion_plan_item_fk foreign key (plan_item_id) references report_item (id) on delete cascade,
  constraint link_suggestion_report_fk foreign key (report_id) references report (id),
  constraint link_suggestion_score_ck check (score between 0 and 1)
);
create index link_suggestion_report_ix on link_suggestion (report_id);
create index link_suggestion_plan_item_ix on link_suggestion (plan_item_id);
alter table link_suggestion enable row level security;
create policy link_suggestion_scope on link_suggestion using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, delete on link_suggestion to zhenggai_app;
`;
