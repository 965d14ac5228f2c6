import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The figures of lower levels: what stands above and below the line of each, and nothing else (docs/adr/0041). */
export class FiguresOfLevels1764000000430 implements MigrationInterface {
  name = 'FiguresOfLevels1764000000430';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEVELS_BELOW);
    await runner.query(LOWER_LEVELS);
    await runner.query(LEVEL_FIGURES);
  }

  async down(): Promise<void> {
    throw new Error('Who may see what is not taken down: restore a backup instead.');
  }
}

/** Heads of the levels right below the caller: whose numbers an upper level sees. */
const LEVELS_BELOW = `
create function app.levels_below() returns table (id uuid, path text) language sql stable security definer set search_path = public, app as $$
  select o.id, o.path from organisation o
  where o.heads_level and o.closed_on is null and app.counts(o.path) and o.path <> current_setting('app.scope', true)
    and not exists (select from organisation h where h.heads_level and app.counts(h.path)
      and h.path <> current_setting('app.scope', true) and h.path <> o.path and starts_with(o.path, h.path))
$$;
revoke execute on function app.levels_below() from public;
`;

/** As in migration 350, with the heads of above; a report that was replaced by a corrected one counts once. */
const LOWER_LEVELS = `
create or replace function app.lower_levels(asked_year int, today date, week_ends date)
returns table (organisation_id uuid, bodies bigint, reports bigint, confirmed_reports bigint, issued bigint, finished bigint,
  open bigint, red bigint, yellow bigint, green bigint, grey bigint, overdue bigint, due_this_week bigint, waiting_for_office bigint)
language sql stable security definer set search_path = public, app as $$
  with head as materialized (select * from app.levels_below()
  ), member as materialized (
    select h.id as head_id, o.id, o.is_reporting_body and o.closed_on is null as reports
    from head h join organisation o on o.path >= h.path and o.path < h.path || '~'
  ), by_year as (
    select m.head_id, count(*) filter (where t.issued_on is not null and t.state not in ('cancelled', 'merged', 'not_applicable')) as issued,
      count(*) filter (where t.issued_on is not null and t.verdict = 'done' and t.state in ('done', 'publicity', 'closed')) as finished
    from member m join task t on t.organisation_id = m.id and t.report_year = asked_year group by 1
  ), handed_in as (
    select m.head_id, count(*) as reports, count(*) filter (where r.state in ('confirmed', 'archived')) as confirmed
    from member m join report r on r.organisation_id = m.id and r.report_year = asked_year and r.state <> 'superseded' group by 1
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
`;

/**
 * The formulas of \`METRIC_SQL\` (modules/dashboard/metrics) and of core, over the tasks of one report year, held equal to both by a
 * test. Runs as the owner of the tables and gives nothing but numbers.
 */
const LEVEL_FIGURES = `
create function app.level_figures(asked_year int, today date)
returns table (organisation_id uuid, figure text, numerator bigint, denominator bigint)
language sql stable security definer set search_path = public, app as $$
  with head as materialized (select * from app.levels_below()),
  t as materialized (
    select h.id as head_id, k.id, k.state, k.verdict, k.light, k.issued_on, k.sign_due_on, k.signed_on, k.original_due_on,
      k.current_due_on, k.submitted_on, k.decided_on, k.report_year, k.chain_id
    from head h join organisation o on o.path >= h.path and o.path < h.path || '~'
      join task k on k.organisation_id = o.id and k.report_year = asked_year
  ), happened as (
    select e.subject_id, bool_or(e.name = 'task.submitted') as submitted, bool_or(e.name = 'task.sent-back') as sent_back,
      bool_or(e.name = 'task.reopened') as reopened,
      count(*) filter (where e.name = 'task.struck-off') > count(*) filter (where e.name = 'task.strike-off-undone') as closed
    from t join event e on e.subject_type = 'task' and e.subject_id = t.id
      and e.name in ('task.submitted', 'task.sent-back', 'task.struck-off', 'task.strike-off-undone', 'task.reopened')
    group by e.subject_id
  ), chain as (
    select c.chain_id, min(c.report_year) as first_year from task c where c.chain_id in (select t.chain_id from t) group by c.chain_id
  ), repeated as (
    select distinct k.task_id from closure_recurrence r join task_item k on k.item_id = r.current_item_id
    where r.state = 'confirmed' and k.task_id in (select t.id from t)
  ), m as (
    select t.*, t.issued_on is not null and t.state not in ('cancelled', 'merged', 'not_applicable') as counted,
      app.task_is_open(t.state, t.issued_on) as open,
      t.issued_on is not null and t.verdict = 'done' and t.state in ('done', 'publicity', 'closed') as done,
      coalesce(h.submitted, false) as submitted, coalesce(h.sent_back, false) as sent_back, coalesce(h.reopened, false) as reopened,
      coalesce(h.closed, false) as closed, r.task_id is not null as is_repeated,
      t.report_year - least(t.report_year, c.first_year) as carried
    from t left join happened h on h.subject_id = t.id left join chain c on c.chain_id = t.chain_id
      left join repeated r on r.task_id = t.id
  ), due as (
    select m.*, m.counted and m.sign_due_on is not null and (m.signed_on is not null or m.sign_due_on < today) as sign_due,
      m.counted and m.current_due_on is not null and (m.submitted_on is not null or m.current_due_on < today) as reply_due
    from m
  )
  select head.id, f.figure, coalesce(sum(f.amount) filter (where f.above), 0), count(*) filter (where f.below)
  from head left join due d on d.head_id = head.id
    cross join lateral (values
      ('completion', d.done, d.counted, 1),
      ('onTime', d.done and d.decided_on <= d.current_due_on, d.done, 1),
      ('originallyOnTime', d.done and d.decided_on <= d.original_due_on, d.done, 1),
      ('onSchedule', d.open and d.light = 'green', d.open, 1),
      ('overdue', d.open and d.current_due_on < today, d.open, 1),
      ('signedInTime', d.sign_due and d.signed_on <= d.sign_due_on, d.sign_due, 1),
      ('repliedInTime', d.reply_due and d.submitted_on <= d.current_due_on, d.reply_due, 1),
      ('sentBack', d.submitted and d.sent_back, d.submitted, 1),
      ('cameBack', d.closed and d.reopened, d.closed, 1),
      ('repeated', d.counted and d.is_repeated, d.counted, 1),
      ('carriedYears', d.open and d.carried > 0, d.open, d.carried)
    ) as f (figure, above, below, amount)
  group by head.id, f.figure
$$;
revoke execute on function app.level_figures(int, date) from public;
grant execute on function app.level_figures(int, date) to zhenggai_app;
`;
