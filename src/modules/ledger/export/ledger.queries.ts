import { Injectable } from '@nestjs/common';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { Reader, type Statement } from '../../../platform/database/reader.js';
import { ListReader } from '../../../platform/database/replica/index.js';
import { tasksAsOf } from '../../audit/index.js';
import { taskConditions, type TaskFilters } from '../../tasks/index.js';
import type { LedgerRow } from '../columns/ledger-row.js';
import type { LedgerQuery } from './ledger.dto.js';

/** Lines fetched at a time: with their texts about a megabyte. */
const BATCH = 500;

@Injectable()
export class LedgerQueries {
  constructor(
    private readonly reader: Reader,
    private readonly lists: ListReader,
  ) {}

  /** Lines in order of year, number and registration, read as of one moment however many they are. */
  rows(context: DatabaseContext, query: LedgerQuery): AsyncGenerator<LedgerRow[]> {
    return this.lists.batches(context, ledgerStatement(query, 'rows'), BATCH);
  }

  /** The lines of these tasks as they are now; those out of sight are not among them. */
  byIds(context: DatabaseContext, ids: readonly string[]): Promise<LedgerRow[]> {
    const { text } = ledgerStatement({}, 'rows');
    return this.reader.rows(context, {
      name: 'ledger-lines',
      text: text.replace('order by', () => 'where t.id = any($1::uuid[]) order by'),
      values: [ids],
    });
  }

  async count(context: DatabaseContext, query: LedgerQuery): Promise<number> {
    const row = await this.reader.one<{ n: number }>(context, ledgerStatement(query, 'count'));
    return row?.n ?? 0;
  }

  /** Names behind the ids of the filters, for the notes of the file. */
  async unitName(context: DatabaseContext, id: string): Promise<string> {
    const statement = { text: 'select name from organisation where id = $1', values: [id] };
    return (await this.reader.one<{ name: string }>(context, statement))?.name ?? id;
  }
}

/** Unchanged by any later act on a task, so that a past day keeps its order. */
const ORDER = 't.report_year, app.number_order(t.number) collate "C" nulls last, t.created_at, t.id';

/** A past day is replayed into rows that look like those of `task`: one set of filters serves both. */
export function ledgerStatement({ asOf, ...filters }: LedgerQuery, what: 'rows' | 'count'): Statement {
  const values: unknown[] = [];
  const bind = (value: unknown) => `$${values.push(value)}`;
  const from = asOf === undefined ? LIVE : `from ${tasksAsOf(bind(asOf))} t`;
  const conditions = conditionsOf(filters, { bind, isReplayed: asOf !== undefined });
  const where = conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`;
  if (what === 'count') return { text: `select count(*)::int as n ${from} ${where}`, values };
  const version = asOf === undefined ? 't.version' : 'null::int';
  const fields = asOf === undefined ? 'coalesce(i.fields, app.task_fields(t.id))' : 't.fields';
  const text = `select t.id, ${version} as version, (t.created_at at time zone 'Asia/Shanghai')::date::text as "registeredOn", t.light,
    ${fields} as fields ${from} ${where} order by ${ORDER}`;
  return { text, values };
}

function conditionsOf(
  filters: TaskFilters,
  { bind, isReplayed }: { bind: (value: unknown) => string; isReplayed: boolean },
): string[] {
  if (!isReplayed) return taskConditions(filters, bind);
  const { participantId, ...others } = filters;
  const conditions = taskConditions(others, bind);
  if (participantId === undefined) return conditions;
  const party = bind(JSON.stringify([{ organisationId: participantId }]));
  return [...conditions, `t.fields -> 'parties' @> ${party}::jsonb`];
}

/** What the last act left of each task; a task that no act of the program ever touched is read from its rows. */
const LIVE = 'from task t left join task_image i on i.task_id = t.id';
