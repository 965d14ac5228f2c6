import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How many tasks stand how, for each path down to the county: what a board shows of a million tasks is a sum over some
 * thousand rows (docs/adr/0033).
 */
export class TaskTally1764000000227 implements MigrationInterface {
  name = 'TaskTally1764000000227';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(CELLS);
    await runner.query(KEEPING);
    await runner.query(CHECKING);
    await runner.query('select app.correct_tally()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop trigger task_tallied_at_birth on task; drop trigger task_tallied_on_change on task',
    );
    await runner.query('drop table task_tally, task_tally_change');
  }
}

/** Changes are rows of their own, folded in later: a sum that every act of a province updated would make them wait for each other. */
const TABLES = ['task_tally', 'task_tally_change']
  .map(
    (table) => `
create table ${table} (
  org_path text collate "C" not null,
  light text not null,
  is_open boolean not null,
  -- The next step is the office's.
  is_office boolean not null,
  -- The time limit; infinity where there is none.
  due_on date not null,
  tasks bigint not null
);
alter table ${table} enable row level security;
create policy ${table}_scope on ${table} using (app.sees(org_path));
grant select on ${table} to zhenggai_app;`,
  )
  .join('\n').concat(`
alter table task_tally add constraint task_tally_pk primary key (org_path, light, is_open, is_office, due_on);
create index task_tally_change_path_ix on task_tally_change (org_path);
create index task_chain_ix on task (chain_id) where chain_id is not null;
`);

/** The formulas of the board (\`modules/dashboard\`), held equal to it by a test. */
const CELLS = `
create function app.tally_open(t task) returns boolean language sql immutable as $$
  select t.issued_on is not null
    and t.state not in ('cancelled', 'merged', 'not_applicable', 'done', 'publicity', 'closed', 'carried_over')
$$;
create function app.tally_office(t task) returns boolean language sql immutable as $$
  select t.state not in ('closed', 'carried_over', 'cancelled', 'merged', 'not_applicable')
    and (t.state in ('registered', 'return_pending', 'submitted', 'verifying', 'done', 'publicity', 'reopened')
      or t.extension_requested_by is not null or t.plan_state = 'submitted')
$$;
-- The first three paths that a path goes through: /p/, /p/c/, /p/c/k/.
create function app.tally_paths(path text) returns setof text language sql immutable as $$
  select '/' || array_to_string((string_to_array(trim(both '/' from path), '/'))[1:n], '/') || '/'
  from generate_series(1, least(3, cardinality(string_to_array(trim(both '/' from path), '/')))) n
$$;
`;

const KEEPING = `
create function app.tally_task(t task, sign int) returns void language sql security definer set search_path = public, app as $$
  insert into task_tally_change
  select p, t.light, app.tally_open(t), app.tally_office(t), coalesce(t.current_due_on, 'infinity'), sign
  from app.tally_paths(t.org_path) p where app.tally_open(t) or app.tally_office(t)
$$;
create function app.keep_tally() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if tg_op = 'UPDATE' then perform app.tally_task(old, -1); end if;
  perform app.tally_task(new, 1);
  return null;
end $$;
create trigger task_tallied_at_birth after insert on task for each row execute function app.keep_tally();
create trigger task_tallied_on_change after update on task for each row
  when ((old.state, old.light, old.current_due_on, old.issued_on, old.plan_state, old.extension_requested_by, old.org_path)
    is distinct from (new.state, new.light, new.current_due_on, new.issued_on, new.plan_state, new.extension_requested_by, new.org_path))
  execute function app.keep_tally();

-- Takes the changes into the sums; who reads both at one moment always finds the same.
create function app.fold_tally() returns bigint language plpgsql security definer set search_path = public, app as $$
declare folded bigint;
begin
  if not pg_try_advisory_xact_lock(hashtextextended('task tally', 0)) then return 0; end if;
  with gone as (delete from task_tally_change returning *), sums as (
    select org_path, light, is_open, is_office, due_on, sum(tasks) as tasks, count(*) as n from gone group by 1, 2, 3, 4, 5
  ), kept as (
    insert into task_tally select org_path, light, is_open, is_office, due_on, tasks from sums where tasks <> 0
    on conflict on constraint task_tally_pk do update set tasks = task_tally.tasks + excluded.tasks
  )
  select coalesce(sum(n), 0) into folded from sums;
  delete from task_tally where tasks = 0;
  return folded;
end $$;
revoke execute on function app.tally_task(task, int), app.fold_tally() from public;
grant execute on function app.fold_tally() to zhenggai_app;
`;

/** Counted anew in one statement, hence as of one moment; what differs is told and set right by a change like any other. */
const CHECKING = `
create function app.correct_tally() returns table (org_path text, light text, is_open boolean, is_office boolean, due_on date, expected bigint, found bigint)
language sql security definer set search_path = public, app as $$
  with counted as (
    select p as org_path, c.light, c.is_open, c.is_office, c.due_on, sum(c.n) as n from (
      select t.org_path, t.light, app.tally_open(t) as is_open, app.tally_office(t) as is_office, coalesce(t.current_due_on, 'infinity') as due_on,
        count(*) as n
      from task t where app.tally_open(t) or app.tally_office(t) group by 1, 2, 3, 4, 5) c, app.tally_paths(c.org_path) p
    group by 1, 2, 3, 4, 5
  ), kept as (
    select k.org_path, k.light, k.is_open, k.is_office, k.due_on, sum(k.tasks) as n
    from (select * from task_tally union all select * from task_tally_change) k group by 1, 2, 3, 4, 5
  ), differing as (
    select org_path, light, is_open, is_office, due_on, coalesce(c.n, 0)::bigint as expected, coalesce(k.n, 0)::bigint as found
    from counted c full join kept k using (org_path, light, is_open, is_office, due_on) where coalesce(c.n, 0) <> coalesce(k.n, 0)
  ), corrected as (
    insert into task_tally_change select d.org_path, d.light, d.is_open, d.is_office, d.due_on, d.expected - d.found from differing d
  )
  select * from differing
$$;
revoke execute on function app.correct_tally() from public;
grant execute on function app.correct_tally() to zhenggai_app;
`;
