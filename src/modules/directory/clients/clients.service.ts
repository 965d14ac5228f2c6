import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { DatabaseContext } from '../../../platform/database/context.js';
import { UnitOfWork, type Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { hashSecret, newSecret, type Actor } from '../../identity/index.js';
import type { AddDirectoryClientDto, DirectoryClientView, NewDirectoryClientView } from './clients.dto.js';

const DAY_MS = 86_400_000;
const LISTED = 200;

/** An administrator's own scope is nothing; over directories it reaches as far as the office was granted for. */
export function administeredBy({ administeredPath, accountId }: Actor): DatabaseContext {
  return { scopePath: administeredPath ?? '-', organisationId: null, accountId };
}

/** An open body within the administrator's reach. @throws Problem `organisation.not-administered`, `organisation.closed` */
export async function administeredUnit(
  tx: Tx,
  { administeredPath }: Actor,
  id: string,
): Promise<{ path: string }> {
  const [unit] = await tx.query<{ path: string; isClosed: boolean }>(UNIT, [id, administeredPath ?? '-']);
  if (unit === undefined) throw new Problem('organisation.not-administered');
  if (unit.isClosed) throw new Problem('organisation.closed');
  return unit;
}

/** Which directories may keep people here. Another secret is another client: both open until the old one is revoked. */
@Injectable()
export class DirectoryClients {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The newest first; what was revoked or has expired stays in the list. */
  list(actor: Actor): Promise<DirectoryClientView[]> {
    return this.uow.run(administeredBy(actor), (tx) =>
      tx.query<DirectoryClientView>(`${VIEW} order by c.created_at desc, c.id limit $1`, [LISTED]),
    );
  }

  add(
    actor: Actor,
    { organisationId, name, days, reason }: AddDirectoryClientDto,
  ): Promise<NewDirectoryClientView> {
    const secret = newSecret();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + days * DAY_MS);
    return this.uow.run(administeredBy(actor), async (tx) => {
      const { path } = await administeredUnit(tx, actor, organisationId);
      const values = [
        organisationId,
        path,
        name,
        hashSecret(secret),
        reason,
        actor.accountId,
        now,
        expiresAt,
      ];
      const [row] = await tx.query<{ id: string }>(INSERT, values);
      const clientId = row?.id ?? '';
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath: path, subjectType: 'organisation', subjectId: organisationId },
          name: 'directory.client-added',
          payload: { clientId, name, reason, expiresAt },
        },
      ]);
      return { ...(await this.within(tx, clientId)), secret };
    });
  }

  /** Nothing is opened by its secret from the next request on. @throws Problem `record.not-found`, `directory.client-revoked` */
  revoke(actor: Actor, { id, reason }: { id: string; reason: string }): Promise<DirectoryClientView> {
    return this.uow.run(administeredBy(actor), async (tx) => {
      const { organisationId, name, orgPath, isRevoked } = await this.lock(tx, id);
      if (isRevoked) throw new Problem('directory.client-revoked');
      await tx.query(REVOKE, [id, this.clock.now(), actor.accountId, reason]);
      await this.events.record(tx, actor, [
        {
          ...{ organisationId, orgPath, subjectType: 'organisation', subjectId: organisationId },
          name: 'directory.client-revoked',
          payload: { clientId: id, name, reason },
        },
      ]);
      return this.within(tx, id);
    });
  }

  private async lock(tx: Tx, id: string) {
    const [row] = await tx.query<{
      organisationId: string;
      orgPath: string;
      name: string;
      isRevoked: boolean;
    }>(LOCK, [id]);
    if (row === undefined) throw new Problem('record.not-found');
    return row;
  }

  private async within(tx: Tx, id: string): Promise<DirectoryClientView> {
    const [view] = await tx.query<DirectoryClientView>(`${VIEW} where c.id = $1`, [id]);
    if (view === undefined) throw new Problem('record.not-found');
    return view;
  }
}

const UNIT =
  'select path, closed_on is not null as "isClosed" from organisation where id = $1 and starts_with(path, $2)';
const INSERT = `
insert into directory_client (organisation_id, org_path, name, token_hash, reason, created_by, created_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`;
const LOCK = `
select organisation_id as "organisationId", org_path as "orgPath", name, revoked_at is not null as "isRevoked"
from directory_client where id = $1 for update`;
const REVOKE =
  'update directory_client set revoked_at = $2, revoked_by = $3, revoke_reason = $4 where id = $1';
const ISO = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const VIEW = `
select c.id, c.name, c.organisation_id as "organisationId", o.name as "organisationName", c.reason, a.display_name as "createdByName",
  ${ISO('c.created_at')} as "createdAt", ${ISO('c.expires_at')} as "expiresAt", ${ISO('c.revoked_at')} as "revokedAt",
  c.revoke_reason as "revokeReason", c.last_used_on::text as "lastUsedOn"
from directory_client c join organisation o on o.id = c.organisation_id join account a on a.id = c.created_by`;
