import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What 责任单位 and 配合单位 owe the lead: a state and a clock of its own for each, and disputes that a supervisor decides. */
export class Parts1764000000141 implements MigrationInterface {
  name = 'Parts1764000000141';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PARTS);
    await runner.query(DISPUTES);
  }

  async down(): Promise<void> {
    throw new Error('Parts are not taken down: restore a backup instead.');
  }
}

/** A part delivered under the rules of before counts as taken: nobody was asked to take it then. */
const PARTS = `
alter table task_party
  add column state text not null default 'owed',
  add column demand text,
  add column due_on date,
  -- Set by a person: the default is computed anew when the date of the whole moves, this one is not.
  add column due_is_set boolean not null default false,
  add column delivered_by uuid,
  add column decided_by uuid,
  add column decided_on date,
  add column send_back_reason text,
  add column times_sent_back int not null default 0,
  add constraint task_party_state_ck check (state in ('owed', 'delivered', 'accepted', 'released')),
  add constraint task_party_delivered_ck check (state not in ('delivered', 'accepted') or part = 'lead' or part_done_on is not null);
update task_party set state = 'accepted', decided_on = part_done_on where part_done_on is not null and part <> 'lead';
create index task_party_owed_ix on task_party (due_on, task_id) where state = 'owed' and part <> 'lead' and due_on is not null;
`;

const DISPUTES = `
create table task_dispute (
  id uuid not null default gen_random_uuid(),
  task_id uuid not null,
  org_path text collate "C" not null,
  organisation_id uuid not null,
  reason text not null,
  raised_by uuid not null,
  raised_on date not null,
  due_on date not null,
  outcome text,
  decision_reason text,
  decided_by uuid,
  decided_on date,
  constraint task_dispute_pk primary key (id),
  constraint task_dispute_task_fk foreign key (task_id) references task (id),
  constraint task_dispute_organisation_fk foreign key (organisation_id) references organisation (id),
  constraint task_dispute_outcome_ck check (outcome in ('stays', 'released')),
  constraint task_dispute_decided_ck check ((outcome is null) = (decided_on is null)),
  constraint task_dispute_raiser_is_not_settler_ck check (decided_by <> raised_by)
);
create unique index task_dispute_open_uq on task_dispute (task_id, organisation_id) where outcome is null;
create index task_dispute_due_ix on task_dispute (due_on, task_id) where outcome is null;
alter table task_dispute enable row level security;
create policy task_dispute_scope on task_dispute using (app.sees(org_path) or app.takes_part(task_id));
grant select, insert, update on task_dispute to zhenggai_app;
`;
