import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people do with the items of a report: split, merge, add, link, step by step and undoable. */
export class Review1764000000120 implements MigrationInterface {
  name = 'Review1764000000120';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ITEMS);
    await runner.query(LINKS);
    await runner.query(ACTS);
    await runner.query(COVERAGE);
  }

  async down(): Promise<void> {
    throw new Error('Reviews are not taken down: restore a backup instead.');
  }
}

/** `spans` is null where the one span of the row is all; with more of them the row's own span reaches from the first to the last. */
const ITEMS = `
alter table report_item
  add column spans jsonb,
  add column origin text not null default 'read',
  add column merged_into uuid,
  add constraint report_item_origin_ck check (origin in ('read', 'split', 'merged', 'added')),
  add constraint report_item_merged_into_fk foreign key (merged_into) references report_item (id) deferrable initially deferred,
  add constraint report_item_spans_ck check (spans is null or jsonb_array_length(spans) > 1),
  drop constraint report_item_state_ck,
  add constraint report_item_state_ck check (state in ('candidate', 'accepted', 'rejected', 'merged', 'split', 'tasked'));
alter table report_item alter constraint report_item_parent_fk deferrable initially deferred;
create index report_item_parent_ix on report_item (parent_id) where parent_id is not null;
create index report_item_merged_into_ix on report_item (merged_into) where merged_into is not null;
`;

/** 原因 ↔ 问题, 安排 ↔ 问题, as a person said; `proposed` waits for one. */
const LINKS = `
create table item_link (
  report_id uuid not null,
  org_path text collate "C" not null,
  shortcoming_id uuid not null,
  other_id uuid not null,
  kind text not null,
  state text not null,
  reason text,
  decided_by uuid,
  decided_at timestamptz,
  constraint item_link_pk primary key (shortcoming_id, other_id),
  constraint item_link_report_fk foreign key (report_id) references report (id),
  constraint item_link_shortcoming_fk foreign key (shortcoming_id) references report_item (id) deferrable initially deferred,
  constraint item_link_other_fk foreign key (other_id) references report_item (id) deferrable initially deferred,
  constraint item_link_decider_fk foreign key (decided_by) references account (id),
  constraint item_link_kind_ck check (kind in ('cause', 'plan')),
  constraint item_link_state_ck check (state in ('proposed', 'confirmed', 'refused')),
  constraint item_link_decided_ck check ((state = 'proposed') = (decided_by is null)),
  constraint item_link_two_ck check (shortcoming_id <> other_id)
);
create index item_link_report_ix on item_link (report_id);
create index item_link_other_ix on item_link (other_id);
alter table item_link enable row level security;
create policy item_link_scope on item_link using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert, update, delete on item_link to zhenggai_app;
`;

/** What each act changed, before and after; an undo is an act that names the one it takes back. */
const ACTS = `
create table review_act (
  id uuid not null,
  report_id uuid not null,
  org_path text collate "C" not null,
  seq int not null,
  name text not null,
  changes jsonb not null,
  undoes uuid,
  acted_by uuid not null,
  acted_at timestamptz not null,
  constraint review_act_pk primary key (id),
  constraint review_act_place_uq unique (report_id, seq),
  constraint review_act_undone_once_uq unique (undoes),
  constraint review_act_report_fk foreign key (report_id) references report (id),
  constraint review_act_undoes_fk foreign key (undoes) references review_act (id),
  constraint review_act_actor_fk foreign key (acted_by) references account (id),
  constraint review_act_undo_ck check ((name = 'undo') = (undoes is not null))
);
alter table review_act enable row level security;
create policy review_act_scope on review_act using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert on review_act to zhenggai_app;
create trigger review_act_append_only before update or delete on review_act for each row execute function app.refuse_change();
create trigger review_act_no_truncate before truncate on review_act for each statement execute function app.refuse_change();
`;

/** Somebody has looked at the text that no item covers; the hash is of the working text they saw. */
const COVERAGE = `
create table coverage_seen (
  report_id uuid not null,
  org_path text collate "C" not null,
  text_sha256 text not null,
  gaps int not null,
  seen_by uuid not null,
  seen_at timestamptz not null,
  constraint coverage_seen_pk primary key (report_id, text_sha256),
  constraint coverage_seen_report_fk foreign key (report_id) references report (id),
  constraint coverage_seen_person_fk foreign key (seen_by) references account (id),
  constraint coverage_seen_gaps_ck check (gaps >= 0)
);
alter table coverage_seen enable row level security;
create policy coverage_seen_scope on coverage_seen using (app.sees(org_path)) with check (app.sees(org_path));
grant select, insert on coverage_seen to zhenggai_app;
create trigger coverage_seen_append_only before update or delete on coverage_seen for each row execute function app.refuse_change();
`;
