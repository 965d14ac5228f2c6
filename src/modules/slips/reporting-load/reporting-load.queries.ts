import { Injectable } from '@nestjs/common';
import { periodOf } from '../../../core/escalation/index.js';
import type { LocalDate } from '../../../core/shared/local-date.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { decodeCursor, toPage } from '../../../platform/http/page.js';
import type { LoadPage, LoadQuery, UnitLoad } from '../slips.dto.js';

const DEFAULT_LIMIT = 50;
/** Requests of a unit in a quarter where its body has set nothing else [OURS]. */
export const DEFAULT_LOAD_CAP = 30;

/** 报送负担: what a unit was asked for in a quarter, from what was issued and not from a counter beside it. */
@Injectable()
export class ReportingLoad {
  constructor(private readonly reader: Reader) {}

  async list(context: DatabaseContext, query: LoadQuery, on: LocalDate): Promise<LoadPage> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, 1)[0];
    const { start, end } = periodOf(on, 'quarterly');
    const rows = await this.reader.rows<UnitLoad & { path: string }>(context, {
      text: LOAD,
      values: [start, end, query.organisationId ?? null, after, limit + 1, DEFAULT_LOAD_CAP, on],
    });
    const page = toPage(rows, limit, (row) => [row.path]);
    return {
      from: start,
      to: end,
      next: page.next,
      items: page.items.map(({ path: _path, ...load }) => load),
    };
  }

  /** @returns zeros for a unit that was asked for nothing */
  async ofUnit(context: DatabaseContext, organisationId: string, on: LocalDate): Promise<UnitLoad> {
    const { items } = await this.list(context, { organisationId }, on);
    const none = {
      tasks: 0,
      slips: 0,
      sentBack: 0,
      interviews: 0,
      total: 0,
      cap: DEFAULT_LOAD_CAP,
      isOver: false,
    };
    return items[0] ?? { organisationId, organisationName: '', ...none };
  }
}

/** The cap is the one in force on the day at the nearest body on the way up from the unit. */
const LOAD = `
with asked as (
  select t.lead_organisation_id as unit, 'task' as what from task t where t.issued_on between $1 and $2 and ($3::uuid is null or t.lead_organisation_id = $3)
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
    count(*) filter (where what = 'back')::int as back, count(*) filter (where what = 'talk')::int as talks, count(*)::int as total
  from asked where unit is not null group by unit
), page as (
  select o.path, o.id, o.name, l.tasks, l.slips, l.back, l.talks, l.total,
    coalesce((select (b.value ->> 'perQuarter')::int from body_setting b join organisation body on body.id = b.organisation_id
      where b.name = 'reporting-load-cap' and starts_with(o.path, body.path) and b.starts_on <= $7
      order by length(body.path) desc, b.starts_on desc, b.set_at desc limit 1), $6::int) as cap
  from load l join organisation o on o.id = l.unit where ($4::text is null or o.path > $4 collate "C") order by o.path limit $5
)
select path, id as "organisationId", name as "organisationName", tasks, slips, back as "sentBack", talks as interviews, total, cap,
  total > cap as "isOver" from page order by path`;
