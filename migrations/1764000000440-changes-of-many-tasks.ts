import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sweep changes the lights of thousands of tasks in one statement, and puts thousands of drafts on record. What the database adds
 * to that was done for each row; now it is done once for each statement, and a row of a chain is written once for each act.
 */
export class ChangesOfManyTasks1764000000440 implements MigrationInterface {
  name = 'ChangesOfManyTasks1764000000440';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEEPING);
    await runner.query(INSTEAD_OF_EACH_ROW);
    await runner.query(CHAIN);
    await runner.query(NUMBER_ORDER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(EACH_ROW);
    await runner.query(CHAIN_BEFORE);
    await runner.query(NUMBER_ORDER_BEFORE);
  }
}

/**
 * What moves from one cell of the sums to another is added up before it is written; what stays in its cell adds up to nothing. The
 * plans are made once for a connection, by the number of rows of its first statement: without the switch they would hold every row
 * of two thousand against every other.
 */
const KEEPING = `
create function app.keep_tally_born() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into task_tally_change
  select p, c.light, c.is_open, c.is_office, c.due_on, c.tasks from (
    select b.org_path, b.light, b.is_open, b.is_office, b.due_on, count(*) as tasks from (
      select t.org_path, t.light, app.task_is_open(t.state, t.issued_on) as is_open,
        app.task_waits_for_office(t.state, t.extension_requested_by, t.plan_state) as is_office, coalesce(t.current_due_on, 'infinity') as due_on
      from born t) b
    where b.is_open or b.is_office group by 1, 2, 3, 4, 5) c, app.tally_paths(c.org_path) p;
  return null;
end $$;
create function app.keep_changed_tasks() returns trigger language plpgsql security definer set search_path = public, app
set enable_nestloop = off as $$
begin
  insert into task_light (task_id, org_path, lit_on, light, reason)
  select n.id, n.org_path, coalesce(n.light_on, (clock_timestamp() at time zone 'Asia/Shanghai')::date), n.light, n.light_reason
  from changed n join former o on o.id = n.id
  where n.light is distinct from o.light or n.light_reason is distinct from o.light_reason
  order by n.id;
  insert into task_tally_change
  select p, c.light, c.is_open, c.is_office, c.due_on, c.tasks from (
    select m.org_path, m.light, m.is_open, m.is_office, m.due_on, sum(m.sign) as tasks from (
      select t.org_path, t.light, app.task_is_open(t.state, t.issued_on) as is_open,
        app.task_waits_for_office(t.state, t.extension_requested_by, t.plan_state) as is_office, coalesce(t.current_due_on, 'infinity') as due_on,
        1 as sign
      from changed t
      union all
      select t.org_path, t.light, app.task_is_open(t.state, t.issued_on),
        app.task_waits_for_office(t.state, t.extension_requested_by, t.plan_state), coalesce(t.current_due_on, 'infinity'), -1
      from former t) m
    where m.is_open or m.is_office group by 1, 2, 3, 4, 5 having sum(m.sign) <> 0) c, app.tally_paths(c.org_path) p;
  return null;
end $$;
revoke execute on function app.keep_tally_born(), app.keep_changed_tasks() from public;
`;

const INSTEAD_OF_EACH_ROW = `
drop trigger task_tallied_at_birth on task;
drop trigger task_tallied_on_change on task;
drop trigger task_light_kept on task;
drop function app.keep_tally(), app.tally(text, text, boolean, boolean, date, int), app.keep_light();
create trigger task_tallied_at_birth after insert on task referencing new table as born
  for each statement execute function app.keep_tally_born();
create trigger task_changes_kept after update on task referencing old table as former new table as changed
  for each statement execute function app.keep_changed_tasks();
`;

const EACH_ROW = `
drop trigger task_tallied_at_birth on task;
drop trigger task_changes_kept on task;
drop function app.keep_tally_born(), app.keep_changed_tasks();
create function app.keep_light() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into task_light (task_id, org_path, lit_on, light, reason)
  values (new.id, new.org_path, coalesce(new.light_on, (clock_timestamp() at time zone 'Asia/Shanghai')::date), new.light, new.light_reason);
  return null;
end $$;
create trigger task_light_kept after update of light, light_reason on task for each row
  when (old.light is distinct from new.light or old.light_reason is distinct from new.light_reason) execute function app.keep_light();
create function app.tally(path text, light text, is_open boolean, is_office boolean, due_on date, sign int) returns void language plpgsql as $$
declare
  parts constant text[] := string_to_array(trim(both '/' from path), '/');
  upper text := '/';
begin
  for n in 1 .. least(3, cardinality(parts)) loop
    upper := upper || parts[n] || '/';
    insert into task_tally_change values (upper, light, is_open, is_office, coalesce(due_on, 'infinity'), sign);
  end loop;
end $$;
revoke execute on function app.tally(text, text, boolean, boolean, date, int) from public;
create function app.keep_tally() returns trigger language plpgsql security definer set search_path = public, app as $$
declare
  was_open boolean := false;
  was_office boolean := false;
  is_open constant boolean := app.tally_open(new);
  is_office constant boolean := app.tally_office(new);
begin
  if tg_op = 'UPDATE' then
    was_open := app.tally_open(old);
    was_office := app.tally_office(old);
  end if;
  if was_open or was_office then
    perform app.tally(old.org_path, old.light, was_open, was_office, old.current_due_on, -1);
  end if;
  if is_open or is_office then
    perform app.tally(new.org_path, new.light, is_open, is_office, new.current_due_on, 1);
  end if;
  return null;
end $$;
create trigger task_tallied_at_birth after insert on task for each row execute function app.keep_tally();
create trigger task_tallied_on_change after update on task for each row
  when ((old.state, old.light, old.current_due_on, old.issued_on, old.plan_state, old.extension_requested_by, old.org_path)
    is distinct from (new.state, new.light, new.current_due_on, new.issued_on, new.plan_state, new.extension_requested_by, new.org_path))
  execute function app.keep_tally();
`;

/** The link is locked, the act hashed, the link moved on: two versions of it for each act made a chain of a thousand acts slow. */
const CHAIN = `
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare link event_chain;
begin
  if new.subject_type = 'task' then new.changes := app.capture_task(new.subject_id); end if;
  select * into link from event_chain where organisation_id = new.organisation_id for no key update;
  if not found then
    insert into event_chain values (new.organisation_id, 0, '') on conflict do nothing;
    select * into link from event_chain where organisation_id = new.organisation_id for no key update;
  end if;
  new.place := link.length + 1;
  new.previous_hash := link.head;
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  update event_chain set length = new.place, head = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
`;

const CHAIN_BEFORE = `
create or replace function app.chain_event() returns trigger language plpgsql security definer set search_path = public, app as $$
declare link event_chain;
begin
  if new.subject_type = 'task' then new.changes := app.capture_task(new.subject_id); end if;
  insert into event_chain values (new.organisation_id, 1, '')
    on conflict (organisation_id) do update set length = event_chain.length + 1
    returning * into link;
  new.place := link.length;
  new.previous_hash := link.head;
  new.hash_version := 2;
  new.hash := app.event_hash(new);
  update event_chain set head = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
`;

/**
 * Every change of a task enters its number into the index anew. "Strict" kept PostgreSQL from taking the formula into the index and
 * made it call a function; without a number the formula gives none either. The index is told to look at its formula again.
 */
const numberOrder = (strict: string) => `
create or replace function app.number_order(number text) returns text language sql immutable ${strict} parallel safe
  return regexp_replace(number, '[0-9]+$', '')
    || coalesce(lpad(substring(number from '[0-9]+$'), greatest(12, length(substring(number from '[0-9]+$'))), '0'), '');
alter index task_number_ix reset (fillfactor);
`;
const NUMBER_ORDER = numberOrder('called on null input');
const NUMBER_ORDER_BEFORE = numberOrder('strict');
