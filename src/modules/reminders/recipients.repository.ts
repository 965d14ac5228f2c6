import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../core/shared/local-date.js';
import type { Tx } from '../../platform/database/tx.js';
import { pathsUp, RoleHolders, type Holding, type Person, type TaskPlace } from './recipients.js';

/** Finds people by unit and role for a whole batch of tasks, in one statement however many tasks there are. */
@Injectable()
export class RecipientRepository {
  async holdersFor(tx: Tx, tasks: readonly TaskPlace[], today: LocalDate): Promise<RoleHolders> {
    const units = new Set<string>();
    const paths = new Set<string>();
    const named = new Set<string>();
    for (const task of tasks) {
      if (task.leadOrganisationId !== null) units.add(task.leadOrganisationId);
      paths.add(task.orgPath);
      for (const id of [task.liaisonId, task.ownerId, task.lineLeaderId, task.createdBy])
        if (id !== null) named.add(id);
    }
    const above = new Set([...paths].flatMap(pathsUp));
    const holdings = await tx.query<Holding>(HOLDINGS, [[...units], [...above], today]);
    const people = await tx.query<Person>(PEOPLE, [[...named]]);
    return new RoleHolders(holdings, people);
  }

  /** Null where there is no such account (any more). */
  async personById(tx: Tx, accountId: string): Promise<Person | null> {
    const [person] = await tx.query<Person>(PEOPLE, [[accountId]]);
    return person ?? null;
  }
}

const HOLDINGS = `
select g.role, o.id as "organisationId", o.path, a.id as "accountId", a.email
from role_grant g join organisation o on o.id = g.organisation_id join account a on a.id = g.account_id
where ((g.role in ('liaison', 'owner', 'unit_signer') and o.id = any($1::uuid[]))
    or (g.role in ('line_leader', 'principal', 'officer', 'supervisor') and o.path = any($2::text[])))
  and g.starts_on <= $3 and (g.ends_on is null or g.ends_on >= $3) and a.disabled_at is null
order by a.login`;

const PEOPLE = `
select id as "accountId", email from account where id = any($1::uuid[]) and disabled_at is null`;
