import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type AppConfig } from '../../platform/config/config.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { contextOf, type Actor } from '../identity/index.js';
import { FileQuotaSignals } from './file-quota-signals.service.js';

interface Use {
  readonly usedBytes: number;
  readonly limitBytes: number | null;
}

/**
 * What the files of an organisation take up (`file_quota`), and that nobody hands in more than it may. Triggers count every row that
 * names a file; here it is looked at, in the same transaction. What the program makes itself (documents, exported ledgers) counts
 * and is not refused.
 */
@Injectable()
export class FileQuotas {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly signals: FileQuotaSignals,
    @Inject(CONFIG) private readonly config: Pick<AppConfig, 'fileQuotaBytes'>,
  ) {}

  /** Before anything is taken in: nobody uploads for nothing. @throws Problem `file.quota-exceeded` where no byte is left */
  requireSome(actor: Actor): Promise<void> {
    return this.uow.run(contextOf(actor), async (tx) => {
      if ((await this.left(tx, actor.accountId)) <= 0) await this.refuse(tx, actor.accountId);
    });
  }

  /**
   * After the rows that name the files were written.
   * @throws Problem `file.quota-exceeded`, whereupon they have to go with their transaction
   */
  async requireKept(tx: Tx, accountId: string): Promise<void> {
    if ((await this.left(tx, accountId)) < 0) await this.refuse(tx, accountId);
  }

  /**
   * Bytes that the person's organisation may still hand in, below 0 where it has more than it may; `Infinity` without a limit. Until
   * the transaction ends nobody else of it takes any.
   */
  async left(tx: Tx, accountId: string): Promise<number> {
    const { usedBytes, limitBytes } = await this.useOf(tx, accountId);
    return limitBytes === null ? Infinity : limitBytes - usedBytes;
  }

  /** Counts those that were left out of a batch for want of room. */
  noteRefused(files: number): void {
    this.signals.refused.inc(files);
  }

  private async refuse(tx: Tx, accountId: string): Promise<never> {
    this.noteRefused(1);
    throw new Problem('file.quota-exceeded', { ...(await this.useOf(tx, accountId)) });
  }

  private async useOf(tx: Tx, accountId: string): Promise<Use> {
    const [use] = await tx.query<Use>(USE, [accountId, this.config.fileQuotaBytes]);
    return use ?? { usedBytes: 0, limitBytes: this.config.fileQuotaBytes };
  }
}

const USE = `
select used_bytes::float8 as "usedBytes", limit_bytes::float8 as "limitBytes" from app.file_room($1, $2)`;
