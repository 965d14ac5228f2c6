import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import {
  decodeCursor,
  encodeCursor,
  toPage,
  type CursorKey,
  type Page,
} from '../../../platform/http/page.js';
import { Problem } from '../../../platform/http/problem.js';
import type { AnsweringTask } from '../items/items.dto.js';
import { cursorAfter, orderedRows, type OrderedRow, type TaskOrder } from '../list/task-orders.js';
import { TaskSearch } from '../list/task-search.queries.js';
import { taskConditions } from '../list/tasks.queries.js';
import type { ListsQuery, MeasureRow, ProblemRow, ResponsibilityRow } from './lists.dto.js';

const DEFAULT_LIMIT = 50;

/** One of the 三张清单: what stands in a row, where it comes from, by what it is ordered and continued. */
interface ListShape {
  readonly columns: string;
  readonly from: string;
  readonly keys: readonly string[];
}

type Asked = ListsQuery & { readonly sort: TaskOrder };

/** The three lists are views of the same tasks: registered or further, by id, so that a page never shifts, where no order is asked for. */
@Injectable()
export class ListQueries {
  constructor(
    private readonly reader: Reader,
    private readonly search: TaskSearch,
  ) {}

  problems(context: DatabaseContext, query: ListsQuery): Promise<Page<ProblemRow>> {
    return this.ordered<ProblemRow>(context, PROBLEMS, query);
  }

  measures(context: DatabaseContext, query: ListsQuery): Promise<Page<MeasureRow>> {
    const { sort } = query;
    return sort === undefined
      ? this.page<MeasureRow>(context, MEASURES, query)
      : this.sortedMeasures(context, { ...query, sort });
  }

  responsibilities(context: DatabaseContext, query: ListsQuery): Promise<Page<ResponsibilityRow>> {
    return this.ordered<ResponsibilityRow>(context, RESPONSIBILITIES, query);
  }

  /** Every task that answers the item, the oldest first. */
  answering(context: DatabaseContext, itemId: string): Promise<AnsweringTask[]> {
    return this.reader.rows<AnsweringTask>(context, {
      name: 'tasks-of-item',
      text: ANSWERING,
      values: [itemId],
    });
  }

  private ordered<Row>(context: DatabaseContext, shape: ListShape, query: ListsQuery): Promise<Page<Row>> {
    const { sort } = query;
    return sort === undefined
      ? this.page<Row>(context, shape, query)
      : this.sorted<Row>(context, shape, { ...query, sort });
  }

  private async sorted<Row>(
    context: DatabaseContext,
    { columns }: ListShape,
    asked: Asked,
  ): Promise<Page<Row>> {
    const query = await this.search.lookUp(context, asked);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const { sort: order, cursor } = query;
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const conditions = [REGISTERED, ...taskConditions(query, bind)];
    const rows = orderedRows({ order, columns: 't.*', conditions, cursor, more: bind(limit + 1) }, bind);
    const found = await this.reader.rows<Row & { readonly at: OrderedRow }>(context, {
      text: `select ${OF_TASK}, ${columns}, json_build_object('stretch', t.stretch, 'key', t.key::text, 'id', t.id) as at
        from (${rows}) t order by t.place`,
      values,
    });
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(({ at: _at, ...row }) => row as unknown as Row),
      next: last === undefined ? null : cursorAfter(order, last.at),
    };
  }

  /**
   * As many tasks with measures as the page has rows, and the one at which the last page ended, in their order; of these the measures.
   * Each task but that one gives a row at least, so the page is full and reads no further.
   */
  private async sortedMeasures(context: DatabaseContext, asked: Asked): Promise<Page<MeasureRow>> {
    const query = await this.search.lookUp(context, asked);
    const { limit = DEFAULT_LIMIT, sort: order } = query;
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const conditions = [REGISTERED, HAS_MEASURES, ...taskConditions(query, bind)];
    const place = query.cursor === undefined ? null : readMeasurePlace(query.cursor);
    const beyond = place === null ? 'true' : `(t.id <> ${bind(place.taskId)} or m.seq > ${bind(place.seq)})`;
    const cut = { cursor: place?.task, isInclusive: true };
    const tasks = orderedRows({ order, columns: 't.*', conditions, ...cut, more: bind(limit + 2) }, bind);
    const found = await this.reader.rows<MeasureRow & { readonly at: MeasureAt }>(context, {
      text: `select ${OF_TASK}, ${MEASURES.columns},
          json_build_object('stretch', t.stretch, 'key', t.key::text, 'id', t.id, 'seq', m.seq) as at
        from (${tasks}) t join task_measure m on m.task_id = t.id where ${beyond}
        order by t.place, m.seq limit ${bind(limit + 1)}`,
      values,
    });
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      items: found.slice(0, limit).map(({ at: _at, ...row }) => row),
      next: last === undefined ? null : encodeCursor([cursorAfter(order, last.at), last.at.id, last.at.seq]),
    };
  }

  private async page<Row>(
    context: DatabaseContext,
    { columns, from, keys }: ListShape,
    asked: ListsQuery,
  ): Promise<Page<Row>> {
    const query = await this.search.lookUp(context, asked);
    const limit = query.limit ?? DEFAULT_LIMIT;
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const conditions = [REGISTERED, ...taskConditions(query, bind)];
    if (query.cursor !== undefined) {
      const after = decodeCursor(query.cursor, keys.length).map(bind);
      conditions.push(`(${keys.join(', ')}) > (${after.join(', ')})`);
    }
    const rows = await this.reader.rows<Row & { readonly keys: CursorKey[] }>(context, {
      text: `select ${OF_TASK}, ${columns}, jsonb_build_array(${keys.join(', ')}) as keys from ${from}
        where ${conditions.join(' and ')} order by ${keys.join(', ')} limit ${bind(limit + 1)}`,
      values,
    });
    const { items, next } = toPage(rows, limit, (row) => row.keys);
    return { items: items.map(({ keys: _keys, ...row }) => row as unknown as Row), next };
  }
}

interface MeasureAt extends OrderedRow {
  readonly seq: number;
}

/** @throws Problem `request.cursor-invalid` where it names no task and measure */
function readMeasurePlace(cursor: string) {
  const [task, taskId, seq] = decodeCursor(cursor, 3);
  if (typeof task !== 'string' || typeof taskId !== 'string' || typeof seq !== 'number')
    throw new Problem('request.cursor-invalid');
  return { task, taskId, seq };
}

const REGISTERED = `t.state <> 'draft'`;
const HAS_MEASURES = 'exists (select from task_measure m where m.task_id = t.id)';
const OF_TASK = `t.id as "taskId", t.number, t.report_year as "reportYear",
  (select o.name from organisation o where o.id = t.organisation_id) as "organisationName"`;

const PROBLEMS: ListShape = {
  columns: `t.kind, t.problem, t.state,
    array(select i.quote from task_item k join report_item i on i.id = k.item_id where k.task_id = t.id order by i.start_offset) as manifestations,
    array(select c.quote from report_item c where c.report_id = t.report_id and c.kind = 'cause' and c.state <> 'rejected'
      order by c.start_offset) as causes`,
  from: 'task t',
  keys: ['t.id'],
};

const MEASURES: ListShape = {
  columns: `t.target, m.id as "measureId", m.text as measure, m.milestone_on::text as "milestoneOn", m.weight, m.done_on::text as "doneOn",
    t.current_due_on::text as "dueOn"`,
  from: 'task t join task_measure m on m.task_id = t.id',
  keys: ['m.task_id', 'm.seq'],
};

const unitsOf = (
  part: string,
) => `array(select o.name from task_party p join organisation o on o.id = p.organisation_id
      where p.task_id = t.id and p.part = '${part}' and p.state <> 'released' order by o.path)`;
const nameOf = (column: string) => `(select a.display_name from account a where a.id = t.${column})`;

const RESPONSIBILITIES: ListShape = {
  columns: `t.title, (select o.name from organisation o where o.id = t.lead_organisation_id) as lead,
    ${unitsOf('responsible')} as responsible, ${unitsOf('assisting')} as assisting, ${nameOf('line_leader_id')} as "lineLeader",
    ${nameOf('owner_id')} as owner, ${nameOf('liaison_id')} as liaison, t.current_due_on::text as "dueOn"`,
  from: 'task t',
  keys: ['t.id'],
};

const ANSWERING = `
select t.id, t.number, t.title, t.state, t.light, o.name as "leadName", t.current_due_on::text as "currentDueOn", t.progress
from task_item k join task t on t.id = k.task_id left join organisation o on o.id = t.lead_organisation_id
where k.item_id = $1 order by t.created_at, t.id limit 200`;
