import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { SYSTEM } from '../../platform/database/context.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { SignInRecord } from '../identity/index.js';
import type { EndedElsewhere } from './identity-provider.js';

/** What ended at the office's sign-in ends here with it (OpenID Connect Back-Channel Logout 1.0). */
@Injectable()
export class EndSessions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly record: SignInRecord,
    private readonly clock: Clock,
  ) {}

  /** Whether the office's sign-in vouched for the session. */
  isVouchedFor(session: Buffer): Promise<boolean> {
    return this.uow.run(SYSTEM, async (tx) => (await tx.query(VOUCHED, [session])).length > 0);
  }

  /** @returns how many sessions ended; sessions of local passwords go on */
  run({ issuer, subject, sid }: EndedElsewhere): Promise<number> {
    return this.uow.run(SYSTEM, async (tx) => {
      const ended = await tx.query<{ accountId: string }>(END, [issuer, subject, sid, this.clock.now()]);
      for (const { accountId } of ended)
        await this.record.add({ accountId, outcome: 'session-ended', address: null }, tx);
      return ended.length;
    });
  }
}

const VOUCHED = `select 1 from session where token_hash = $1 and via = 'oidc'`;
/** Where the provider named no session when it vouched, all that it vouched for end. */
const END = `
update session s set revoked_at = $4 from account a
where a.id = s.account_id and s.via = 'oidc' and s.revoked_at is null and s.expires_at > $4 and a.oidc_issuer = $1
  and ($2::text is null or a.oidc_subject = $2)
  and (case when $2::text is null then s.oidc_sid = $3 else $3::text is null or s.oidc_sid is null or s.oidc_sid = $3 end)
returning s.account_id as "accountId"`;
