import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../../../platform/database/reader.js';
import { SYSTEM } from '../../../platform/database/context.js';
import { UnitOfWork } from '../../../platform/database/tx.js';
import { MailReceiver } from '../../../platform/gateways/mail-in/index.js';

export interface ReplyWriter {
  readonly accountId: string;
  readonly organisationId: string;
  readonly email: string | null;
}

interface KeptCode {
  readonly accountId: string;
  readonly code: string;
}

/** The address under which a person's letters about progress are taken. */
@Injectable()
export class ReplyAddresses {
  constructor(
    private readonly receiver: MailReceiver,
    private readonly uow: UnitOfWork,
    private readonly reader: Reader,
  ) {}

  /** By account, always the same for one person; of nobody where no letters are taken. */
  async of(accountIds: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    if (accountIds.length === 0 || this.receiver.addressFor('') === null) return new Map();
    const people = [...new Set(accountIds)].sort();
    const codes = people.map(() => randomBytes(16).toString('hex'));
    const [, kept] = await this.uow.inOneTrip<[never, KeptCode]>(SYSTEM, [
      { sql: ADD_CODES, params: [codes, people] },
      { sql: KEPT_CODES, params: [people] },
    ]);
    return new Map(kept.map(({ accountId, code }) => [accountId, this.receiver.addressFor(code)]));
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

const ADD_CODES = `
insert into reply_code (code, account_id) select * from unnest($1::text[], $2::uuid[]) on conflict (account_id) do nothing`;
const KEPT_CODES = `select account_id as "accountId", code from reply_code where account_id = any($1::uuid[])`;
