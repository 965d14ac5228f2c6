import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { requireVersion } from '../../../platform/http/etag.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { lockAccount, subjectOf, type Administrator } from '../administrator.js';
import type { NewPerson } from './create-account.service.js';

type Change = Partial<Omit<NewPerson, 'login'>>;

/** Name, post, address and unit of a person. What it was before stands in the record. */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @param expected version that the caller read; null: whatever it is */
  async run(
    tx: Tx,
    by: Administrator,
    { id, change, expected }: { id: string; change: Change; expected: number | null },
  ): Promise<void> {
    const account = await lockAccount(tx, by, id);
    requireVersion(expected, account.version);
    const moves = change.organisationId !== undefined && change.organisationId !== account.organisationId;
    if (moves) await this.requireMovable(tx, by, { id, to: change.organisationId ?? '' });
    const [before] = await tx.query<Record<string, unknown>>(BEFORE, [id]);
    const { displayName, organisationId, postTitle, email } = change;
    const values = [id, displayName, organisationId, postTitle, email].map((value) => value ?? null);
    await tx.query(UPDATE, values);
    await this.events.record(tx, by.recorded, [
      {
        ...subjectOf(account),
        name: 'account.changed',
        payload: { before: before ?? {}, after: { ...change } },
      },
    ]);
  }

  /** An office of one unit would go on in the other: it has to be revoked first, and the work handed over. */
  private async requireMovable(
    tx: Tx,
    by: Administrator,
    { id, to }: { id: string; to: string },
  ): Promise<void> {
    const [unit] = await tx.query<{ isClosed: boolean }>(UNIT, [to, by.path]);
    if (unit === undefined) throw new Problem('organisation.not-administered');
    if (unit.isClosed) throw new Problem('organisation.closed');
    const held = await tx.query(HELD, [id, this.clock.today()]);
    if (held.length > 0) throw new Problem('account.has-offices');
  }
}

const BEFORE = `select display_name as "displayName", organisation_id as "organisationId", post_title as "postTitle", email
from account where id = $1`;
const UNIT =
  'select closed_on is not null as "isClosed" from organisation where id = $1 and starts_with(path, $2)';
const HELD = 'select from role_grant where account_id = $1 and (ends_on is null or ends_on >= $2) limit 1';
const UPDATE = `
update account set display_name = coalesce($2, display_name), organisation_id = coalesce($3, organisation_id),
  post_title = coalesce($4, post_title), email = coalesce($5, email), version = version + 1
where id = $1`;
