import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Actor } from '../../identity/index.js';
import { taskConditions } from '../list/tasks.queries.js';
import type { BulkAct, BulkInputDto, PrepareBulkDto } from './bulk.dto.js';

export interface BulkOrder {
  readonly id: string;
  readonly act: BulkAct;
  readonly input: BulkInputDto;
  readonly state: 'prepared' | 'running' | 'done';
  readonly total: number;
  readonly createdBy: string;
}

/** What became of one task. */
export interface BulkResult {
  readonly taskId: string;
  readonly problemCode: string | null;
  readonly taskState: string | null;
  readonly number: string | null;
  readonly dueOn: string | null;
}

@Injectable()
export class BulkRepository {
  constructor(private readonly clock: Clock) {}

  /** Settles the set: ids in the order given, or what the filter finds, soonest due first. At most `limit` rows. */
  async prepare(
    tx: Tx,
    actor: Actor,
    { act, taskIds, filter, input }: PrepareBulkDto,
    limit: number,
  ): Promise<{ id: string; total: number }> {
    const [run] = await tx.query<{ id: string }>(INSERT_RUN, [
      ...[actor.organisationPath, act, JSON.stringify(input ?? {}), actor.accountId, this.clock.now()],
    ]);
    const values: unknown[] = [run?.id, actor.organisationPath];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const chosen =
      taskIds === undefined ? filtered(taskConditions(filter ?? {}, bind)) : listed(bind(taskIds));
    const [counted] = await tx.query<{ total: number }>(
      `with chosen as (${chosen} limit ${bind(limit)}), added as (
         insert into bulk_row (run_id, org_path, seq, task_id) select $1, $2, c.seq, c.id from chosen c returning 1)
       update bulk_run set total = (select count(*) from added) where id = $1 returning total`,
      values,
    );
    return { id: run?.id ?? '', total: counted?.total ?? 0 };
  }

  /** Held until the transaction ends, so that two workers never do the same batch; null where it cannot be seen. */
  async lock(tx: Tx, id: string): Promise<BulkOrder | null> {
    const [run] = await tx.query<BulkOrder>(`${READ_RUN} for update`, [id]);
    return run ?? null;
  }

  async start(tx: Tx, id: string): Promise<void> {
    await tx.query(`update bulk_run set state = 'running', started_at = $2 where id = $1`, [
      id,
      this.clock.now(),
    ]);
  }

  async finish(tx: Tx, id: string): Promise<void> {
    await tx.query(`update bulk_run set state = 'done', finished_at = $2 where id = $1`, [
      id,
      this.clock.now(),
    ]);
  }

  async pending(tx: Tx, id: string, limit: number): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `select task_id as id from bulk_row where run_id = $1 and state = 'pending' order by seq limit $2`,
      [id, limit],
    );
    return rows.map((row) => row.id);
  }

  async record(tx: Tx, id: string, results: readonly BulkResult[]): Promise<void> {
    await tx.query(RECORD, [id, JSON.stringify(results)]);
  }
}

function listed(ids: string): string {
  return `select i.id, i.seq from (select distinct on (l.id) l.id, l.seq from unnest(${ids}::uuid[]) with ordinality as l (id, seq)
    order by l.id, l.seq) i order by i.seq`;
}

function filtered(conditions: readonly string[]): string {
  const where = conditions.length === 0 ? 'true' : conditions.join(' and ');
  return `select t.id, row_number() over (order by t.current_due_on nulls last, t.id) as seq from task t where ${where} order by seq`;
}

const INSERT_RUN = `
insert into bulk_run (org_path, act, input, created_by, created_at, total) values ($1, $2, $3, $4, $5, 0) returning id`;

const READ_RUN = `
select id, act, input, state, total, created_by as "createdBy" from bulk_run where id = $1`;

const RECORD = `
with result as (
  select * from jsonb_to_recordset($2::jsonb) as r ("taskId" uuid, "problemCode" text, "taskState" text, number text, "dueOn" date)
), recorded as (
  update bulk_row b set state = case when r."problemCode" is null then 'done' else 'refused' end, problem_code = r."problemCode",
    task_state = r."taskState", task_number = r.number, due_on = r."dueOn"
  from result r where b.run_id = $1 and b.task_id = r."taskId" and b.state = 'pending' returning b.state
)
update bulk_run set done = done + (select count(*) from recorded where state = 'done'),
  refused = refused + (select count(*) from recorded where state = 'refused') where id = $1`;
