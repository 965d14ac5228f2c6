import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { contextOf, type Actor } from '../../identity/index.js';
import { administratorOf, type Administrator } from '../administrator.js';
import { GrantRole } from './grant-role.service.js';
import type { GrantRoleDto, GrantView } from './grants.dto.js';
import { GrantQueries } from './grants.queries.js';
import { RevokeGrant } from './revoke-grant.service.js';

/** An administrator's acts on offices, each in a transaction of its own, answered with the grant as it stands afterwards. */
@Injectable()
export class GrantActs {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly queries: GrantQueries,
    private readonly grantRole: GrantRole,
    private readonly revokeGrant: RevokeGrant,
  ) {}

  grant(actor: Actor, asked: GrantRoleDto): Promise<GrantView> {
    return this.act(actor, (tx, by) => this.grantRole.run(tx, by, asked));
  }

  revoke(actor: Actor, asked: { id: string; reason: string }): Promise<GrantView> {
    return this.act(actor, async (tx, by) => {
      await this.revokeGrant.run(tx, by, asked);
      return asked.id;
    });
  }

  private act(actor: Actor, work: (tx: Tx, by: Administrator) => Promise<string>): Promise<GrantView> {
    const by = administratorOf(actor);
    return this.uow.run(contextOf(actor), async (tx) => this.queries.within(tx, by, await work(tx, by)));
  }
}
