import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 只代办所列任务: an appointment may name single tasks; whoever acts by it sees these and nothing else. */
export class EntrustedTasks1764000000401 implements MigrationInterface {
  name = 'EntrustedTasks1764000000401';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(APPOINTMENTS);
    await runner.query(SIGHT);
  }

  async down(): Promise<void> {
    throw new Error('Who acted in whose place is not taken down: restore a backup instead.');
  }
}

/** A release of before knows nothing of the limit: to its question such an appointment does not exist. */
const APPOINTMENTS = `
alter table substitution
  add column task_ids uuid[],
  add constraint substitution_tasks_ck check (task_ids is null or (cardinality(task_ids) between 1 and 100 and unit_id is null));

create or replace function app.acts_for(substitute uuid, principal uuid, day date)
returns table (roles text[], unit_path text) language sql stable security definer set search_path = public, app as $$
  select s.roles, o.path from substitution s left join organisation o on o.id = s.unit_id
  where s.substitute_id = substitute and s.principal_id = principal and day between s.from_on and s.through_on and s.revoked_at is null
    and s.task_ids is null
  limit 1
$$;

-- Within what the one may act for the other on a day; no row: not at all. Tasks: null for no such limit, else as they stand today.
create function app.place_of(substitute uuid, principal uuid, day date)
returns table (roles text[], unit_path text, tasks jsonb) language sql stable security definer set search_path = public, app as $$
  select s.roles, o.path, case when s.task_ids is not null then (
      select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'path', t.org_path, 'takesPart', exists (
        select from task_party p join account a on a.organisation_id = p.organisation_id where p.task_id = t.id and a.id = s.principal_id))), '[]')
      from task t where t.id = any(s.task_ids)) end
  from substitution s left join organisation o on o.id = s.unit_id
  where s.substitute_id = substitute and s.principal_id = principal and day between s.from_on and s.through_on and s.revoked_at is null
  limit 1
$$;
revoke execute on function app.place_of(uuid, uuid, date) from public;
grant execute on function app.place_of(uuid, uuid, date) to zhenggai_app;
`;

/**
 * \`app.tasks\`: the tasks that somebody is limited to, as an array, or empty for no such limit. Whoever is limited has neither a scope nor
 * a unit: the tasks are opened where a unit's part in a task is, and nothing else is.
 */
const SIGHT = `
create function app.entrusted() returns uuid[] language sql stable parallel safe
  return nullif(current_setting('app.tasks', true), '')::uuid[];
create or replace function app.takes_part(task uuid) returns boolean language sql stable parallel safe security definer set search_path = public, app
  as $$ select case when app.entrusted() is null
      then exists (select from task_party p where p.task_id = takes_part.task and p.organisation_id = app.organisation())
      else takes_part.task = any(app.entrusted()) end $$;
create or replace function app.parts() returns setof uuid language sql stable parallel safe security definer set search_path = public, app rows 100
  as $$ select p.task_id from task_party p where app.entrusted() is null and p.organisation_id = app.organisation()
    union all select unnest(app.entrusted()) $$;
alter policy task_item_scope on task_item with check (app.sees(org_path) or task_id = any(app.entrusted()));
alter policy task_criterion_scope on task_criterion with check (app.sees(org_path) or task_id = any(app.entrusted()));
`;
