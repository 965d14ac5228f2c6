import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import type { Role } from '../../identity/index.js';
import { OPERATOR, type Administrator } from '../administrator.js';
import { GrantRole, type GrantSource } from './grant-role.service.js';
import { RevokeGrant } from './revoke-grant.service.js';

export interface DirectoryOffice {
  readonly role: Role;
  readonly organisationId: string;
  /** Words of the directory, such as the group: the reason on record. */
  readonly reason: string;
}

interface HeldOffice {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly source: GrantSource;
}

/** Makes the offices that a directory gives a person what it says today; those granted here are left alone. */
@Injectable()
export class DirectoryOffices {
  constructor(
    private readonly grantRole: GrantRole,
    private readonly revokeGrant: RevokeGrant,
    private readonly clock: Clock,
  ) {}

  /** @throws Problem or database error of `role_grant_offices_apart_ck` where the directory breaks 三员分立 */
  async align(
    tx: Tx,
    {
      accountId,
      source,
      offices,
    }: { accountId: string; source: GrantSource; offices: readonly DirectoryOffice[] },
    by: Administrator = OPERATOR,
  ): Promise<void> {
    await tx.query('select from account where id = $1 for no key update', [accountId]);
    const held = await tx.query<HeldOffice>(HELD, [accountId, this.clock.today()]);
    for (const one of held)
      if (one.source === source && !offices.some((office) => isSame(office, one)))
        await this.revokeGrant.run(tx, by, { id: one.id, reason: '目录中已不在相应的组' });
    const startsOn = this.clock.today();
    for (const [index, office] of offices.entries())
      if (
        !held.some((one) => isSame(office, one)) &&
        offices.findIndex((one) => isSame(office, one)) === index
      )
        await this.grantRole.run(tx, by, { accountId, startsOn, source, ...office });
  }
}

function isSame(one: Omit<DirectoryOffice, 'reason'>, other: Omit<DirectoryOffice, 'reason'>): boolean {
  return one.role === other.role && one.organisationId === other.organisationId;
}

const HELD = `
select id, role, organisation_id as "organisationId", source from role_grant
where account_id = $1 and starts_on <= $2 and (ends_on is null or ends_on >= $2)`;
