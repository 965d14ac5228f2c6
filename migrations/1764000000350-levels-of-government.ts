import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 省、市、县: an upper level sees numbers of a lower one, and details by a grant with dates and a reason (docs/adr/0041). Towns
 * belong to their county: it supervises them itself.
 */
export class LevelsOfGovernment1764000000350 implements MigrationInterface {
  name = 'LevelsOfGovernment1764000000350';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HEADS);
    await runner.query(DETAIL_READERS);
    await runner.query(SIGHT);
    await runner.query(PARTS);
    await runner.query(NUMBERS);
    await runner.query(ACTORS_ON_FILE);
  }

  async down(): Promise<void> {
    throw new Error('Who may see what is not taken down: restore a backup instead.');
  }
}

/**
 * A body at the head of a lower level: a city in a province, a county in a city or, governed by it directly, in a province.
 * Said once the statement is over, when the body above is there, in whatever order the two came.
 */
const HEADS = `
alter table organisation add column heads_level boolean not null default false;
create index organisation_heads_level_ix on organisation (path) where heads_level;

create function app.rank_of(level text) returns int language sql immutable parallel safe
  return array_position(array['province', 'city', 'county', 'town'], level);
create function app.is_head_of_level(o organisation) returns boolean language sql stable
  return o.kind in ('government', 'party') and o.level in ('city', 'county') and coalesce((
    select app.rank_of(above.level) < app.rank_of(o.level) from organisation above
    where above.id = coalesce(o.parent_id, (select p.id from organisation p where p.path = regexp_replace(o.path, '[^/]+/$', '')))), false);

create function app.tell_heads() returns trigger language plpgsql security definer set search_path = public, app as $$
begin
  update organisation o set heads_level = not o.heads_level where o.id = new.id and o.heads_level <> app.is_head_of_level(o);
  if tg_op = 'UPDATE' then
    update organisation o set heads_level = not o.heads_level where o.parent_id = new.id and o.heads_level <> app.is_head_of_level(o);
  end if;
  return null;
end $$;
create trigger organisation_heads_at_birth after insert on organisation for each row
  when (new.kind in ('government', 'party') and new.level in ('city', 'county')) execute function app.tell_heads();
create trigger organisation_heads_on_change after update of parent_id, level, kind on organisation
  for each row execute function app.tell_heads();
update organisation o set heads_level = true where app.is_head_of_level(o);

-- Paths of the heads of lower levels under a path.
create function app.heads_under(above text) returns jsonb language sql stable
  return (select coalesce(jsonb_agg(h.path), '[]') from organisation h where h.heads_level and h.path > above and h.path < above || '~');
`;

/** 下级明细调阅: reading alone, of one body, and never without end. */
const DETAIL_READERS = `
alter table role_grant drop constraint role_grant_role_ck, add constraint role_grant_role_ck check (role in (
  'supervisor', 'officer', 'line_leader', 'principal', 'unit_signer', 'liaison', 'owner', 'reader_external', 'detail_reader',
  'system_admin', 'security_admin', 'audit_admin'));
alter table role_grant add constraint role_grant_detail_dated_ck
  check (role <> 'detail_reader' or (ends_on is not null and ends_on <= starts_on + 366));
`;

/**
 * \`app.closed\`: the lower levels whose details the caller does not see, as a pattern or \`nothing\`; \`app.opened\`: what a grant opens
 * within them, a pattern or empty. A session that has not said what is closed to it sees nothing: a setting made once in a
 * transaction is empty in those after it.
 */
const SIGHT = `
create or replace function app.sees(path text) returns boolean language sql stable parallel safe
  return starts_with(path, nullif(current_setting('app.scope', true), ''))
    and case current_setting('app.closed', true) when 'nothing' then true
      else coalesce(path !~ nullif(current_setting('app.closed', true), '') or path ~ nullif(current_setting('app.opened', true), ''), false) end;
`;

/**
 * Where a listing passes tasks and acts of other bodies by, the parts of the caller's unit are read once for the statement instead of
 * being asked for row by row.
 */
const PARTS = `
create function app.parts() returns setof uuid language sql stable parallel safe security definer set search_path = public, app rows 100
  as $$ select p.task_id from task_party p where p.organisation_id = app.organisation() $$;
alter policy task_scope on task using (app.sees(org_path) or id in (select app.parts()))
  with check (app.sees(org_path) or app.takes_part(id));
alter policy event_scope on event using (app.sees(org_path) or (subject_type = 'task' and subject_id in (select app.parts())));
`;

/** What holds numbers alone shows them of every level under the caller. */
const NUMBERS = `
create function app.counts(path text) returns boolean language sql stable parallel safe
  return starts_with(path, nullif(current_setting('app.scope', true), ''));
alter policy task_tally_scope on task_tally using (app.counts(org_path));
alter policy task_tally_change_scope on task_tally_change using (app.counts(org_path));

-- How the levels right under a path stand: numbers, by body. Runs as the owner, and gives nothing but numbers.
create function app.lower_levels(asked_year int, today date, week_ends date)
returns table (organisation_id uuid, bodies bigint, reports bigint, confirmed_reports bigint, issued bigint, finished bigint,
  open bigint, red bigint, yellow bigint, green bigint, grey bigint, overdue bigint, due_this_week bigint, waiting_for_office bigint)
language sql stable security definer set search_path = public, app as $$
  with head as materialized (
    select o.id, o.path from organisation o
    where o.heads_level and o.closed_on is null and app.counts(o.path) and o.path <> current_setting('app.scope', true)
      and not exists (select from organisation h where h.heads_level and app.counts(h.path)
        and h.path <> current_setting('app.scope', true) and h.path <> o.path and starts_with(o.path, h.path))
  ), member as materialized (
    select h.id as head_id, o.id, o.is_reporting_body and o.closed_on is null as reports
    from head h join organisation o on o.path >= h.path and o.path < h.path || '~'
  ), by_year as (
    select m.head_id, count(*) filter (where t.issued_on is not null and t.state not in ('cancelled', 'merged', 'not_applicable')) as issued,
      count(*) filter (where t.issued_on is not null and t.verdict = 'done' and t.state in ('done', 'publicity', 'closed')) as finished
    from member m join task t on t.organisation_id = m.id and t.report_year = asked_year group by 1
  ), handed_in as (
    select m.head_id, count(*) as reports, count(*) filter (where r.state in ('confirmed', 'archived')) as confirmed
    from member m join report r on r.organisation_id = m.id and r.report_year = asked_year group by 1
  ), standing as (
    select h.id as head_id, k.light, k.is_open, k.is_office, k.due_on, k.tasks from head h
      join (select * from task_tally union all select * from task_tally_change) k on k.org_path = h.path
    union all
    -- Sums are kept for paths of up to three parts.
    select m.head_id, t.light, app.tally_open(t), app.tally_office(t), coalesce(t.current_due_on, 'infinity'), 1
    from head h join member m on m.head_id = h.id join task t on t.organisation_id = m.id
    where cardinality(string_to_array(trim(both '/' from h.path), '/')) > 3
  ), stood as (
    select s.head_id, sum(tasks) filter (where is_open) as open, sum(tasks) filter (where is_open and light = 'red') as red,
      sum(tasks) filter (where is_open and light = 'yellow') as yellow, sum(tasks) filter (where is_open and light = 'green') as green,
      sum(tasks) filter (where is_open and light = 'grey') as grey, sum(tasks) filter (where is_open and due_on < today) as overdue,
      sum(tasks) filter (where is_open and due_on between today and week_ends) as due_this_week, sum(tasks) filter (where is_office) as office
    from standing s group by 1
  )
  select h.id, (select count(*) from member m where m.head_id = h.id and m.reports), coalesce(i.reports, 0), coalesce(i.confirmed, 0),
    coalesce(y.issued, 0), coalesce(y.finished, 0), coalesce(s.open, 0), coalesce(s.red, 0), coalesce(s.yellow, 0), coalesce(s.green, 0),
    coalesce(s.grey, 0), coalesce(s.overdue, 0), coalesce(s.due_this_week, 0), coalesce(s.office, 0)
  from head h left join by_year y on y.head_id = h.id left join handed_in i on i.head_id = h.id left join stood s on s.head_id = h.id
$$;
revoke execute on function app.lower_levels(int, date, date) from public;
grant execute on function app.lower_levels(int, date, date) to zhenggai_app;
`;

/** Who handed a ledger in is kept with it as long as it is worked on; in whose name that goes on has levels from now on. */
const ACTORS_ON_FILE = ['ledger_import', 'ledger_intake']
  .map(
    (table) => `
update ${table} set actor = actor || jsonb_build_object('levels', '{"acting":{"closed":[],"opened":[]},"reading":{"closed":[],"opened":[]}}'::jsonb);`,
  )
  .join('');
