import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import type { Tx } from '../../../platform/database/tx.js';
import { MailReceiver } from '../../../platform/gateways/mail-in/index.js';

export interface ReplyWriter {
  readonly accountId: string;
  readonly organisationId: string;
  readonly email: string | null;
}

/** The address under which a person's letters about progress are taken. */
@Injectable()
export class ReplyAddresses {
  constructor(
    private readonly receiver: MailReceiver,
    private readonly reader: Reader,
  ) {}

  /** Always the same for one person; null where no letters are taken. */
  async of(tx: Tx, accountId: string): Promise<string | null> {
    const code = randomBytes(16).toString('hex');
    if (this.receiver.addressFor(code) === null) return null;
    await tx.query(
      'insert into reply_code (code, account_id) values ($1, $2) on conflict (account_id) do nothing',
      [code, accountId],
    );
    const [kept] = await tx.query<{ code: string }>('select code from reply_code where account_id = $1', [
      accountId,
    ]);
    return this.receiver.addressFor(kept?.code ?? code);
  }

  /** Whose code it is; null for nobody's, or that of an account that is closed. */
  async writerOf(code: string): Promise<ReplyWriter | null> {
    const [writer] = await this.reader.unscoped<ReplyWriter>({
      text: `select a.id as "accountId", a.organisation_id as "organisationId", a.email
             from reply_code r join account a on a.id = r.account_id where r.code = $1 and a.disabled_at is null`,
      values: [code],
    });
    return writer ?? null;
  }
}
