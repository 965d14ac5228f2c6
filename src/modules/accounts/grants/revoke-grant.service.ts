import { Injectable } from '@nestjs/common';
import { addDays } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import type { Role } from '../../identity/index.js';
import { lockAccount, subjectOf, type Administrator } from '../administrator.js';

interface HeldGrant {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly hasEnded: boolean;
}

/** 撤销岗位: it counts no longer from the next request on; the grant stays on record with who ended it and why. */
@Injectable()
export class RevokeGrant {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem `grant.ended` where it was revoked before or ran out */
  async run(tx: Tx, by: Administrator, { id, reason }: { id: string; reason: string }): Promise<void> {
    const today = this.clock.today();
    const [found] = await tx.query<{ accountId: string }>(
      'select account_id as "accountId" from role_grant where id = $1',
      [id],
    );
    if (found === undefined) throw new Problem('record.not-found');
    if (found.accountId === by.recorded?.accountId) throw new Problem('grant.self');
    const account = await lockAccount(tx, by, found.accountId);
    const [grant] = await tx.query<HeldGrant>(LOCK, [id, today]);
    if (grant === undefined || grant.hasEnded) throw new Problem('grant.ended');
    await tx.query(REVOKE, [
      id,
      addDays(today, -1),
      this.clock.now(),
      by.recorded?.accountId ?? null,
      reason,
    ]);
    const { role, organisationId, startsOn, endsOn } = grant;
    const payload = { grantId: id, role, organisationId, startsOn, endsOn, reason };
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(account), name: 'account.office-revoked', payload },
    ]);
  }
}

const LOCK = `
select account_id as "accountId", role, organisation_id as "organisationId", starts_on::text as "startsOn", ends_on::text as "endsOn",
  revoked_at is not null or ends_on < $2 as "hasEnded"
from role_grant where id = $1 for update`;
/** One that has not begun yet keeps its first day and never has one. */
const REVOKE = `
update role_grant set ends_on = greatest($2::date, starts_on - 1), revoked_at = $3, revoked_by = $4, revoke_reason = $5 where id = $1`;
