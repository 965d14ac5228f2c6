import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Words of a task, found without reading all tasks. They stand beside the task and not in it: an index over them would otherwise take an
 * entry for every pair of characters each time anything at all changes in the task.
 */
export class TaskWords1764000000422 implements MigrationInterface {
  name = 'TaskWords1764000000422';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(GRAMS);
    await runner.query(TABLE);
    await runner.query(FILL);
    await runner.query(KEPT);
    await runner.query(FOUND);
    await runner.query(RARE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index task_rare_state_ix, task_rare_kind_ix;
      drop trigger task_words_born_ai on task;
      drop trigger task_words_au on task;
      drop function app.tasks_with(text, int), app.keep_words_born(), app.keep_words();
      drop table task_words;
      drop function app.words_of(task), app.pairs(text), app.grams(text)`);
  }
}

/** Single characters and pairs: Chinese is written without spaces, and most of its words are of two characters. */
const GRAMS = `
create function app.grams(words text) returns text[] language sql immutable parallel safe cost 5000 as $$
  select c || array(select a || b from unnest(c, c[2:]) pair (a, b) where b is not null) from string_to_array(words, null) c
$$;
-- What a term is asked for by: its pairs side by side, and its last one; a single character is asked for as it is.
create function app.pairs(term text) returns text[] language sql immutable parallel safe as $$
  select array(select substr(term, n, 2) from generate_series(1, char_length(term) - 1, 2) n) || right(term, 2)
$$;
`;

/** Written by the triggers alone, read by the search alone. */
const TABLE = `
create table task_words (
  task_id uuid not null,
  org_path text collate "C" not null,
  words text not null,
  constraint task_words_pk primary key (task_id)
);
alter table task_words enable row level security;
create policy task_words_scope on task_words using (app.sees(org_path) or app.takes_part(task_id));
create function app.words_of(t task) returns text language sql immutable parallel safe as $$
  select concat_ws(e'\\n', t.number, t.title, t.problem)
$$;
`;

const FILL = `
insert into task_words select t.id, t.org_path, app.words_of(t) from task t;
create index task_words_ix on task_words using gin (app.grams(words));
`;

const KEPT = `
create function app.keep_words_born() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  insert into task_words select t.id, t.org_path, concat_ws(e'\\n', t.number, t.title, t.problem) from born t on conflict (task_id) do nothing;
  return null;
end $$;
create trigger task_words_born_ai after insert on task referencing new table as born
  for each statement execute function app.keep_words_born();
create function app.keep_words() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  update task_words set words = app.words_of(new) where task_id = new.id;
  return null;
end $$;
create trigger task_words_au after update of number, title, problem on task for each row
  when (old.number is distinct from new.number or old.title is distinct from new.title or old.problem is distinct from new.problem)
  execute function app.keep_words();
`;

/**
 * Row security keeps an index from being asked for words, so the asking is done here, with the same condition. Null: the words stand in
 * more tasks than `most`; where a sample of two in a thousand says so already, the index is not asked at all.
 */
const FOUND = `
create function app.tasks_with(term text, most int) returns uuid[] language plpgsql stable security definer set search_path = public, app as $$
declare
  found uuid[];
begin
  if (select count(*) from task_words w tablesample system (0.2)
      where strpos(w.words, term) > 0 and (app.sees(w.org_path) or app.sees_published(w.org_path))) >= 20 then
    return null;
  end if;
  found := array(
    select w.task_id from task_words w
    where app.grams(w.words) @> app.pairs(term) and strpos(w.words, term) > 0
      and (app.sees(w.org_path) or app.sees_published(w.org_path) or w.task_id in (select app.parts()))
    limit most + 1);
  return case when cardinality(found) <= most then found end;
end $$;
revoke execute on function app.tasks_with(text, int) from public;
grant execute on function app.tasks_with(text, int) to zhenggai_app;
`;

/** States and kinds that few tasks are of: without these a listing of them passes all others by. */
const RARE = `
create index task_rare_state_ix on task (state, current_due_on, id) where state not in ('in_progress', 'issued', 'closed');
create index task_rare_kind_ix on task (kind, current_due_on, id) where kind not in ('shortcoming', 'plan');
`;
