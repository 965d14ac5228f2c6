import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Actors, contextOf } from '../../identity/index.js';
import { BulkActs } from './bulk-acts.service.js';
import { BulkRepository, type BulkResult } from './bulk.repository.js';

/** A transaction is this long, so that no lock is held for long and a crash costs no more than this. */
export const BULK_BATCH = 500;

/** One batch is one transaction, in the name of who asked and with the roles held now. */
@Injectable()
export class BulkBatches {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly runs: BulkRepository,
    private readonly acts: BulkActs,
    private readonly actors: Actors,
  ) {}

  /** @returns false where nothing was left to do */
  async next(runId: string): Promise<boolean> {
    const run = await this.uow.run(SYSTEM, (tx) => this.runs.lock(tx, runId));
    if (run === null || run.state !== 'running') return false;
    const actor = await this.actors.byAccount(run.createdBy);
    if (actor === null) return this.refuseAll(runId);
    return this.uow.run(contextOf(actor), async (tx) => {
      const order = await this.runs.lock(tx, runId);
      const ids = order === null ? [] : await this.runs.pending(tx, runId, BULK_BATCH);
      if (order === null || ids.length === 0) return false;
      await this.runs.record(tx, runId, await this.acts.perform(tx, actor, order, ids));
      return true;
    });
  }

  /** Who asked has left: nobody acts in that name any more. */
  private refuseAll(runId: string): Promise<boolean> {
    return this.uow.run(SYSTEM, async (tx) => {
      await this.runs.lock(tx, runId);
      const ids = await this.runs.pending(tx, runId, BULK_BATCH);
      const results = ids.map((taskId): BulkResult => ({
        ...{ taskId, problemCode: 'auth.forbidden' },
        ...{ taskState: null, number: null, dueOn: null },
      }));
      await this.runs.record(tx, runId, results);
      return ids.length > 0;
    });
  }
}
