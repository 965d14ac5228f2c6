import { LONG_LIFE } from '../../../core/metrics/index.js';
import { PROMISE_IN_FORCE } from '../../closures/index.js';

/** $1 subtree, $2 first year, $3 last year, $4 the instant before which everything counts; each may be null. */
const inScope = (path: string, year: string) =>
  `($1::uuid is null or starts_with(${path}, (select o.path from organisation o where o.id = $1)))
  and ($2::int is null or ${year} >= $2) and ($3::int is null or ${year} <= $3)`;
const before = (at: string) => `($4::timestamptz is null or ${at} < $4)`;

/**
 * `with p as (…)`: every shortcoming of a confirmed report with the first year it was listed in, back along the links that a
 * person confirmed. A link may lead over several years and through several items; the walk is over links alone, which are few.
 */
export const PROBLEMS = `with recursive listed as (
  select i.id, i.report_id, r.organisation_id, r.org_path, r.report_year as year, i.themes, i.quote
  from report_item i join report r on r.id = i.report_id
  where i.kind = 'shortcoming' and i.state in ('accepted', 'tasked') and r.state in ('confirmed', 'archived') and ${before('r.confirmed_at')}
    and ${inScope('r.org_path', 'r.report_year')}
), link as (
  select distinct c.current_item_id, c.earlier_item_id, c.earlier_year from closure_recurrence c
  where c.state = 'confirmed' and ${before('c.decided_at')}
), walk (id, at, year) as (
  select l.id, k.earlier_item_id, k.earlier_year from listed l join link k on k.current_item_id = l.id
  union
  select w.id, k.earlier_item_id, k.earlier_year from walk w join link k on k.current_item_id = w.at
), p as (
  select l.*, coalesce(b.first_year, l.year) as first_year, least(l.year - coalesce(b.first_year, l.year) + 1, ${LONG_LIFE}) as life
  from listed l left join (select w.id, min(w.year) as first_year from walk w group by w.id) b on b.id = l.id
)`;

export const THEME_RETURNS = `${PROBLEMS}
select t.theme as key, count(distinct p.organisation_id) filter (where p.first_year < p.year)::int as numerator,
  count(distinct p.organisation_id)::int as denominator
from p cross join lateral unnest(p.themes) t (theme) group by t.theme order by 2 desc, 3 desc, t.theme collate "C"`;

export const LIVES = `${PROBLEMS}
select g.life::text as key, (count(p.id))::int as numerator, (select count(*) from p)::int as denominator,
  (select avg(p.year - p.first_year + 1) from p)::float8 as mean
from generate_series(1, ${LONG_LIFE}) g (life) left join p on p.life = g.life group by g.life order by g.life`;

/** Of the theme's bodies: without a theme the life alone decides. $5 theme, $6 life, $7 whether above the line. */
export const PROBLEM_ROWS = `${PROBLEMS}
select p.id as "itemId", p.report_id as "reportId", p.organisation_id as "organisationId", o.name as "organisationName", p.org_path as "orgPath",
  p.year, p.first_year as "firstYear", p.quote as text, p.themes
from p join organisation o on o.id = p.organisation_id
where ($5::text is null or $5 = any(p.themes)) and ($6::int is null or p.life = $6)
  and (not $7::boolean or $6::int is not null or p.first_year < p.year)
  and ($8::int is null or p.year < $8 or (p.year = $8 and (p.org_path, p.id) > ($9::text collate "C", $10::uuid)))
order by p.year desc, p.org_path, p.id limit $11`;

/**
 * 屡改屡犯: problems that were listed in more than one year, each chain once, told by its last item; the longest first. $5 least years,
 * $6 to $9 the last row of the page before: years, last year, path, item. A step is one item with the tasks that answered it.
 */
export const CHAINS = `${PROBLEMS}, page as (
  select p.*, p.year - p.first_year + 1 as years from p
  where p.year - p.first_year + 1 >= greatest($5::int, 2)
    and not exists (select from link k join listed l on l.id = k.current_item_id where k.earlier_item_id = p.id)
    and ($6::int is null or p.year - p.first_year + 1 < $6 or (p.year - p.first_year + 1 = $6
      and (p.year < $7::int or (p.year = $7 and (p.org_path, p.id) > ($8::text collate "C", $9::uuid)))))
  order by years desc, p.year desc, p.org_path, p.id limit $10
), step as (
  select c.id as chain, i.id, i.report_id, r.report_year as year, i.quote
  from (select g.id, g.id as at from page g union select w.id, w.at from walk w join page g on g.id = w.id) c
  join report_item i on i.id = c.at join report r on r.id = i.report_id
)
select c.id as "itemId", c.organisation_id as "organisationId", o.name as "organisationName", c.org_path as "orgPath", c.year as "lastYear",
  c.first_year as "firstYear", c.years, c.themes, (select jsonb_agg(jsonb_build_object('itemId', s.id, 'reportId', s.report_id,
    'year', s.year, 'text', s.quote, 'tasks', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'number', t.number, 'state', t.state,
      'closedOn', t.closed_on) order by t.report_year, t.id), '[]') from task_item k join task t on t.id = k.task_id where k.item_id = s.id))
    order by s.year, s.id) from step s where s.chain = c.id) as steps
from page c join organisation o on o.id = c.organisation_id
order by c.years desc, c.year desc, c.org_path, c.id`;

/** How many chains of each length; the bounds as above. */
export const CHAIN_COUNTS = `${PROBLEMS}
select p.first_year as "firstYear", p.year as "lastYear", count(*)::int as count from p
where p.first_year < p.year
  and not exists (select from link k join listed l on l.id = k.current_item_id where k.earlier_item_id = p.id)
group by p.first_year, p.year order by p.first_year, p.year`;

/** Of the last check of each body and year that was finished by then; the machine's reading where the person's word came later. */
export const PROMISES_KEPT = `
select c.year::text as key, count(*) filter (where v.verdict = 'fulfilled')::int as numerator,
  count(*) filter (where v.verdict = 'partly')::int as partly, count(*)::int as denominator
from closure_check c join closure_answer f on f.check_id = c.id and f.kind = 'plan'
cross join lateral (select f.promise, f.answer, case when ${before('f.confirmed_at')} then f.confirmed_answer end as confirmed_answer) a
cross join lateral (select ${PROMISE_IN_FORCE} as verdict) v
where c.finished_at is not null and ${before('c.finished_at')} and ${inScope('c.org_path', 'c.year')} and not exists (select from closure_check l
  where l.organisation_id = c.organisation_id and l.year = c.year and l.edition > c.edition and l.finished_at is not null and ${before('l.finished_at')})
group by c.year order by c.year`;
