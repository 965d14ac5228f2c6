import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { EventLog } from '../audit/index.js';
import { contextOf, type Actor } from '../identity/index.js';
import { mayAppoint } from './may-appoint.js';

interface Appointment {
  readonly organisationId: string;
  readonly orgPath: string;
  readonly principalId: string;
  readonly substituteId: string;
  readonly isRevoked: boolean;
}

/** 撤销代理: from the next request on the substitute acts for nobody. */
@Injectable()
export class RevokeSubstitution {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Those who may appoint may revoke, and the substitute may lay it down; revoked before: nothing more happens. */
  async run(actor: Actor, id: string): Promise<void> {
    await this.uow.run(contextOf(actor), async (tx) => {
      const [row] = await tx.query<Appointment>(LOCK, [id]);
      if (row === undefined) throw new Problem('record.not-found');
      const { organisationId, orgPath, principalId, substituteId } = row;
      const isSubstitute = actor.accountId === substituteId && actor.onBehalfOf === null;
      if (!isSubstitute && !mayAppoint(actor, { id: principalId, organisationId, path: orgPath }))
        throw new Problem('substitution.not-yours');
      if (row.isRevoked) return;
      await tx.query(REVOKE, [id, actor.accountId, this.clock.now()]);
      const subject = { organisationId, orgPath, subjectType: 'substitution', subjectId: id } as const;
      const payload = { principalId, substituteId };
      await this.events.record(tx, actor, [{ ...subject, name: 'substitution.revoked', payload }]);
    });
  }
}

const LOCK = `
select organisation_id as "organisationId", org_path as "orgPath", principal_id as "principalId", substitute_id as "substituteId",
  revoked_at is not null as "isRevoked"
from substitution where id = $1 for update`;

const REVOKE = 'update substitution set revoked_by = $2, revoked_at = $3 where id = $1';
