import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { Reader } from '../../../platform/database/reader.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { ExportLedger } from '../jobs/export-ledger.job.js';
import type { LedgerExportView, LedgerQuery } from './ledger.dto.js';
import { MakeLedger } from './make-ledger.service.js';

/** Orders a ledger as a job and tells how far it is; only the person who asked sees it. */
@Injectable()
export class OrderLedger {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
    private readonly outbox: Outbox,
    private readonly makeLedger: MakeLedger,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, query: LedgerQuery): Promise<string> {
    this.makeLedger.requirePast(query.asOf);
    return this.uow.run(contextOf(actor), async (tx) => {
      const [ordered] = await tx.query<{ id: string }>(ORDER, [
        actor.organisationPath,
        actor.accountId,
        this.clock.now(),
        JSON.stringify(query),
        query.asOf ?? null,
        JSON.stringify(contextOf(actor)),
      ]);
      const exportId = ordered?.id ?? '';
      await this.outbox.add(tx, ExportLedger, { exportId });
      return exportId;
    });
  }

  async view(actor: Actor, id: string): Promise<LedgerExportView> {
    const statement = { name: 'read-ledger-export', text: READ, values: [id] };
    const view = await this.reader.one<LedgerExportView>(contextOf(actor), statement);
    if (view === null) throw new Problem('record.not-found');
    return view;
  }

  /** @throws Problem `ledger.not-ready` while the job is at work */
  async fileOf(actor: Actor, id: string): Promise<string> {
    const { sha256 } = await this.view(actor, id);
    if (sha256 === null) throw new Problem('ledger.not-ready');
    return sha256;
  }
}

const ORDER = `
insert into ledger_export (org_path, requested_by, requested_at, filters, as_of, eyes) values ($1, $2, $3, $4, $5, $6) returning id`;

const READ = `
select id, state, as_of::text as "asOf", rows_total as "rowsTotal", rows_written as "rowsWritten", size_bytes::float8 as "sizeBytes", sha256,
  requested_at as "requestedAt", finished_at as "finishedAt" from ledger_export where id = $1`;
