import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { printableFileName } from '../../../platform/files/file-name.js';
import { FileStore } from '../../../platform/files/file-store.js';
import { Problem } from '../../../platform/http/problem.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { FileQuotas } from '../../file-quotas/index.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { keepHandedIn, type HandedIn } from '../keep-handed-in.js';
import { ApplyReturnedLedger } from '../jobs/apply-returned-ledger.job.js';
import { CheckReturnedLedger } from '../jobs/check-returned-ledger.job.js';
import { ReturnedFiles } from './returned-files.repository.js';

/** Takes an edited ledger back: the bytes are kept, a job makes the dry run, and only a confirmation changes anything. */
@Injectable()
export class ReceiveReturn {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly files: FileStore,
    private readonly outbox: Outbox,
    private readonly returned: ReturnedFiles,
    private readonly quotas: FileQuotas,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `report.file-too-large`, `report.empty-file` or `file.quota-exceeded` */
  async run(actor: Actor, handedIn: HandedIn): Promise<string> {
    await this.quotas.requireSome(actor);
    const { sha256, sizeBytes } = await keepHandedIn(this.files, handedIn);
    return this.uow.run(contextOf(actor), async (tx) => {
      const [row] = await tx.query<{ id: string }>(RECEIVE, [
        ...[actor.organisationPath, actor.accountId, this.clock.now(), JSON.stringify(actor)],
        ...[printableFileName(handedIn.fileName), sha256, sizeBytes],
      ]);
      await this.quotas.requireKept(tx, actor.accountId);
      const importId = row?.id ?? '';
      await this.outbox.add(tx, CheckReturnedLedger, { importId });
      return importId;
    });
  }

  /**
   * Orders that what the dry run said is done.
   * @throws Problem `ledger.not-checked` while there is no dry run; `ledger.confirmed` the second time
   */
  async confirm(actor: Actor, importId: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const file = await this.returned.lock(tx, importId);
      if (file === null) throw new Problem('record.not-found');
      if (['applying', 'applied'].includes(file.state)) throw new Problem('ledger.confirmed');
      if (file.state !== 'checked') throw new Problem('ledger.not-checked');
      await tx.query(
        `update ledger_import set state = 'applying', confirmed_at = $2, actor = $3 where id = $1`,
        [importId, this.clock.now(), JSON.stringify(actor)],
      );
      await this.outbox.add(tx, ApplyReturnedLedger, { importId });
    });
  }
}

const RECEIVE = `
insert into ledger_import (org_path, uploaded_by, uploaded_at, actor, file_name, sha256, size_bytes) values ($1, $2, $3, $4, $5, $6, $7) returning id`;
