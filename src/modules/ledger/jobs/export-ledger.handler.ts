import { SYSTEM, type DatabaseContext } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { once } from '../../../platform/outbox/outbox.js';
import { Clock } from '../../../platform/clock.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../platform/queue/job-handler.js';
import type { LedgerQuery } from '../export/ledger.dto.js';
import { LedgerQueries } from '../export/ledger.queries.js';
import { MakeLedger } from '../export/make-ledger.service.js';
import { ExportLedger, type ExportLedgerPayload } from './export-ledger.job.js';

interface Ordered {
  readonly state: string;
  readonly filters: LedgerQuery;
  /** Whose eyes the file is written with: those of the person who asked. */
  readonly eyes: DatabaseContext;
}

@HandlesJob(ExportLedger)
export class ExportLedgerHandler implements JobHandler<ExportLedgerPayload> {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly queries: LedgerQueries,
    private readonly makeLedger: MakeLedger,
    private readonly clock: Clock,
  ) {}

  async handle({ exportId }: ExportLedgerPayload, job: JobContext): Promise<void> {
    const ordered = await this.take(exportId);
    if (ordered === undefined || ordered.state === 'ready') return;
    const { filters, eyes } = ordered;
    await this.note(exportId, { total: await this.queries.count(eyes, filters), written: 0 });
    const stream = this.makeLedger.stream(eyes, filters, async (written) => {
      job.signal.throwIfAborted();
      await this.note(exportId, { total: null, written });
    });
    const { sha256, sizeBytes } = await this.files.put(stream);
    await this.uow.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      await tx.query(FINISH, [exportId, sha256, sizeBytes, this.clock.now()]);
    });
  }

  private take(exportId: string): Promise<Ordered | undefined> {
    return this.uow.run(SYSTEM, async (tx) => {
      const [row] = await tx.query<Ordered>('select state, filters, eyes from ledger_export where id = $1', [
        exportId,
      ]);
      return row;
    });
  }

  private async note(exportId: string, { total, written }: { total: number | null; written: number }) {
    await this.uow.run(SYSTEM, (tx) => tx.query(PROGRESS, [exportId, total, written]));
  }
}

const PROGRESS = `
update ledger_export set state = 'running', rows_total = coalesce($2, rows_total), rows_written = $3 where id = $1 and state <> 'ready'`;
const FINISH = `
update ledger_export set state = 'ready', sha256 = $2, size_bytes = $3, finished_at = $4, rows_total = rows_written where id = $1`;
