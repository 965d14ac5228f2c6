import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { BulkActs } from './bulk-acts.service.js';
import { MOST_ROWS, type BulkRowPage, type BulkRowsQuery, type PrepareBulkDto } from './bulk.dto.js';
import { BulkQueries, titleOf } from './bulk.queries.js';
import { BulkRepository } from './bulk.repository.js';
import { RunBulk } from './run-bulk.job.js';

/** Choose, look at what would happen, then start. */
@Injectable()
export class BulkRuns {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: BulkRepository,
    private readonly queries: BulkQueries,
    private readonly acts: BulkActs,
    private readonly outbox: Outbox,
  ) {}

  /** @throws Problem where nothing was chosen, too much was, or the act lacks what it needs */
  prepare(actor: Actor, asked: PrepareBulkDto): Promise<string> {
    if (actor.onBehalfOf !== null) throw new Problem('substitution.bulk');
    refuseIncomplete(asked);
    return this.uow.run(contextOf(actor), async (tx) => {
      const { id, total } = await this.runs.prepare(tx, actor, asked, MOST_ROWS + 1);
      if (total === 0) throw new Problem('bulk.empty');
      if (total > MOST_ROWS) throw new Problem('bulk.too-many', { most: MOST_ROWS });
      return id;
    });
  }

  /** A page of the rows, each with what the act would make of it at this moment. */
  async preview(actor: Actor, runId: string, query: BulkRowsQuery): Promise<BulkRowPage> {
    const page = await this.queries.rows(contextOf(actor), runId, query);
    return this.uow.run(contextOf(actor), async (tx) => {
      const order = await this.runs.lock(tx, runId);
      if (order === null) throw new Problem('record.not-found');
      const ids = page.items.filter(({ state }) => state === 'pending').map(({ taskId }) => taskId);
      const foreseen = new Map(
        (await this.acts.foresee(tx, actor, order, ids)).map((result) => [result.taskId, result]),
      );
      const items = page.items.map((row) => {
        const { problemCode, taskState, dueOn } = foreseen.get(row.taskId) ?? row;
        return { ...row, problemCode, problemTitle: titleOf(problemCode), taskState, dueOn };
      });
      return { items, next: page.next };
    });
  }

  /** @throws Problem `bulk.started` where it is under way or done */
  start(actor: Actor, runId: string): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      const order = await this.runs.lock(tx, runId);
      if (order === null) throw new Problem('record.not-found');
      if (order.state !== 'prepared') throw new Problem('bulk.started', { state: order.state });
      await this.runs.start(tx, runId);
      await this.outbox.add(tx, RunBulk, { runId }, { dedupeKey: `run-bulk ${runId}` });
    });
  }
}

function refuseIncomplete({ act, taskIds, filter, input }: PrepareBulkDto): void {
  const invalid = (pointer: string, detail: string) =>
    new Problem('request.invalid', {}, [{ pointer, code: 'isDefined', detail }]);
  if ((taskIds === undefined) === (filter === undefined))
    throw invalid('/taskIds', 'either taskIds or filter is needed');
  if (act === 'assign' && input?.assignment === undefined)
    throw invalid('/input/assignment', 'assign needs it');
}
