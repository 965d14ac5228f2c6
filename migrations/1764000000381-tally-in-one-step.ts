import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A sweep changes the lights of thousands of tasks. The trigger wrote each change of the sums through functions in SQL, whose text
 * PostgreSQL parses and plans anew for every row; these statements are planned once for each connection.
 */
export class TallyInOneStep1764000000381 implements MigrationInterface {
  name = 'TallyInOneStep1764000000381';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KEEP_TALLY);
    await runner.query('drop function app.tally_task(task, int)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TALLY_AS_IT_WAS);
    await runner.query('drop function app.tally(text, text, boolean, boolean, date, int)');
  }
}

const KEEP_TALLY = `
-- One row for each of the first three paths that a path goes through (app.tally_paths): /p/, /p/c/, /p/c/k/.
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
create or replace function app.keep_tally() returns trigger language plpgsql security definer set search_path = public, app as $$
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
`;

const TALLY_AS_IT_WAS = `
create function app.tally_task(t task, sign int) returns void language sql security definer set search_path = public, app as $$
  insert into task_tally_change
  select p, t.light, app.tally_open(t), app.tally_office(t), coalesce(t.current_due_on, 'infinity'), sign
  from app.tally_paths(t.org_path) p where app.tally_open(t) or app.tally_office(t)
$$;
revoke execute on function app.tally_task(task, int) from public;
create or replace function app.keep_tally() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  if tg_op = 'UPDATE' then perform app.tally_task(old, -1); end if;
  perform app.tally_task(new, 1);
  return null;
end $$;
`;
