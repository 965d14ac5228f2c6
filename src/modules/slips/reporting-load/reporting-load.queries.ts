import { Injectable } from '@nestjs/common';
import { periodOf } from '../../../core/escalation/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage, type CursorKey } from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { LoadPage, LoadQuery, UnitLoad } from '../slips.dto.js';

const DEFAULT_LIMIT = 50;
/** Requests of a unit in a quarter where its body has set nothing else [OURS]. */
export const DEFAULT_LOAD_CAP = 30;

/** 报送负担: what a unit was asked for in a quarter, from what was issued and not from a counter beside it. */
@Injectable()
export class ReportingLoad {
  constructor(private readonly reader: Reader) {}

  /** Units that were asked for something in the quarter of a day, in the order of their paths; of one unit also where it was asked for nothing. */
  async list(context: DatabaseContext, query: LoadQuery, on: LocalDate): Promise<LoadPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const unit = query.organisationId ?? null;
    const rows = await this.rows(context, on, { unit, after, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => [row.path]);
    const { start: from, end: to } = periodOf(on, 'quarterly');
    return { from, to, next: page.next, items: page.items.map(withoutPath) };
  }

  /** @returns zeros for a unit that was asked for nothing. @throws Problem `record.not-found` */
  async ofUnit(context: DatabaseContext, organisationId: string, on: LocalDate): Promise<UnitLoad> {
    const { items } = await this.list(context, { organisationId }, on);
    const [load] = items;
    if (load === undefined) throw new Problem('record.not-found');
    return load;
  }

  /**
   * Units that a bulk issue which has not begun would bring above their cap, its tasks counted; none for another act.
   * @throws Problem `record.not-found`
   */
  async aheadOf(context: DatabaseContext, runId: string, on: LocalDate): Promise<UnitLoad[]> {
    const run = await this.reader.one(context, {
      text: 'select from bulk_run where id = $1',
      values: [runId],
    });
    if (run === null) throw new Problem('record.not-found');
    return (await this.rows(context, on, { runId })).map(withoutPath);
  }

  private rows(
    context: DatabaseContext,
    on: LocalDate,
    { unit = null, after = null, limit = null, runId = null }: Wanted,
  ): Promise<LoadRow[]> {
    const { start, end } = periodOf(on, 'quarterly');
    const values = [start, end, unit, after, limit, DEFAULT_LOAD_CAP, on, runId];
    return this.reader.rows<LoadRow>(context, { text: LOAD, values });
  }
}

type LoadRow = UnitLoad & { readonly path: string };

interface Wanted {
  readonly unit?: string | null;
  readonly after?: CursorKey | null;
  readonly limit?: number | null;
  readonly runId?: string | null;
}

function withoutPath({ path: _path, ...load }: LoadRow): UnitLoad {
  return load;
}

/**
 * The cap is the one in force on the day at the nearest body on the way up from the unit. What a bulk issue would add counts as issued,
 * and of its units only those above the cap are wanted.
 */
const LOAD = `
with ahead as (
  select t.id, t.lead_organisation_id as unit from bulk_run b join bulk_row r on r.run_id = b.id join task t on t.id = r.task_id
  where b.id = $8::uuid and b.act = 'issue' and r.state = 'pending'
), issued as (
  select t.id, t.lead_organisation_id as unit from task t
    where t.issued_on between $1 and $2 and ($3::uuid is null or t.lead_organisation_id = $3)
      and ($8::uuid is null or t.lead_organisation_id in (select unit from ahead))
  union select id, unit from ahead
), asked as (
  select unit, 'task' as what from issued
  union all
  select i.unit, 'field' from issued i join task_criterion c on c.task_id = i.id
  union all
  select s.to_organisation_id, 'slip' from slip s where s.issued_on between $1 and $2 and ($3::uuid is null or s.to_organisation_id = $3)
  union all
  select t.lead_organisation_id, 'back' from event e join task t on t.id = e.subject_id
    where e.subject_type = 'task' and e.name = 'task.sent-back' and e.occurred_at >= ($1::date::timestamp at time zone 'Asia/Shanghai')
      and e.occurred_at < (($2::date + 1)::timestamp at time zone 'Asia/Shanghai') and ($3::uuid is null or t.lead_organisation_id = $3)
  union all
  select p.to_organisation_id, 'talk' from proposal p where p.held_on between $1 and $2 and ($3::uuid is null or p.to_organisation_id = $3)
), load as (
  select unit, count(*) filter (where what = 'task')::int as tasks, count(*) filter (where what = 'slip')::int as slips,
    count(*) filter (where what = 'back')::int as back, count(*) filter (where what = 'talk')::int as talks,
    count(*) filter (where what = 'field')::int as fields, count(*) filter (where what <> 'field')::int as total
  from asked where unit is not null group by unit
), page as (
  select o.path, o.id, o.name, coalesce(l.tasks, 0) as tasks, coalesce(l.slips, 0) as slips, coalesce(l.back, 0) as back,
    coalesce(l.talks, 0) as talks, coalesce(l.fields, 0) as fields, coalesce(l.total, 0) as total,
    coalesce((select (b.value ->> 'perQuarter')::int from body_setting b join organisation body on body.id = b.organisation_id
      where b.name = 'reporting-load-cap' and starts_with(o.path, body.path) and b.starts_on <= $7
      order by length(body.path) desc, b.starts_on desc, b.set_at desc limit 1), $6::int) as cap
  from organisation o left join load l on l.unit = o.id
  where (l.unit is not null or o.id = $3) and ($8::uuid is null or o.id in (select unit from ahead))
    and ($4::text is null or o.path > $4 collate "C") order by o.path limit $5
)
select path, id as "organisationId", name as "organisationName", tasks, slips, back as "sentBack", talks as interviews, fields, total, cap,
  total > cap as "isOver" from page where $8::uuid is null or total > cap order by path`;
