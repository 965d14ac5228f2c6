import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger by number and by the last act. When a task was last acted on stands beside it and not in it: an index on a column of the
 * task that every act writes would cost each of its other indexes an entry, too.
 */
export class TaskOrders1764000000340 implements MigrationInterface {
  name = 'TaskOrders1764000000340';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query(MARKS);
    await runner.query(BEFORE);
    await runner.query(INDEXES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_number_ix;
      drop trigger event_marks_task_ai on event;
      drop trigger task_change_born_ai on task;
      drop function app.mark_task_change(), app.mark_task_born();
      drop table task_change;
      drop function app.is_public_task(uuid)`);
  }
}

const TABLE = `
create table task_change (
  task_id uuid not null,
  org_path text collate "C" not null,
  changed_at timestamptz not null,
  constraint task_change_pk primary key (task_id)
);
alter table task_change enable row level security;
create policy task_change_scope on task_change using (app.sees(org_path) or app.takes_part(task_id));
create function app.is_public_task(task uuid) returns boolean language sql stable security definer set search_path = public, app as $$
  select exists (select from task t where t.id = task and not t.is_internal and t.state in ('publicity', 'closed'))
$$;
create policy task_change_published on task_change for select using (app.sees_published(org_path) and app.is_public_task(task_id));
grant select on task_change to zhenggai_app;
`;

/** Written by the triggers alone: whoever records an act on a task has marked it. What the day makes of a task, its light, is no act. */
const MARKS = `
create function app.mark_task_born() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into task_change select id, org_path, created_at from born on conflict (task_id) do nothing;
  return null;
end $$;
create trigger task_change_born_ai after insert on task referencing new table as born
  for each statement execute function app.mark_task_born();
create function app.mark_task_change() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  update task_change set changed_at = new.occurred_at where task_id = new.subject_id and changed_at < new.occurred_at;
  return null;
end $$;
create trigger event_marks_task_ai after insert on event for each row when (new.subject_type = 'task')
  execute function app.mark_task_change();
`;

const BEFORE = `
insert into task_change
select t.id, t.org_path, greatest(t.created_at, (select max(e.occurred_at) from event e where e.subject_type = 'task' and e.subject_id = t.id))
from task t
`;

const INDEXES = `
create index task_change_ix on task_change (changed_at, task_id);
create index task_number_ix on task (number collate "C", id);
`;
