import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { DirectoryClient } from '../../identity/index.js';
import type { KeptPerson } from './scim-user.js';

/** Attributes by which the database finds one person. */
const COLUMNS: Readonly<Record<string, string>> = {
  id: 'a.id::text',
  username: 'a.login',
  externalid: 'a.external_id',
};

/**
 * The people within a directory's reach: of its body and those under it, kept by no other directory, not taken out by this one.
 * Whoever holds an administrator's office, today or later, is out of its reach: 三员 are appointed and dismissed by people.
 */
@Injectable()
export class ScimPeople {
  constructor(private readonly clock: Clock) {}

  /** @throws Problem `record.not-found` out of reach as for none */
  async byId(tx: Tx, directory: DirectoryClient, id: string): Promise<KeptPerson> {
    const [found] = await tx.query<KeptPerson>(`${VIEW} and a.id = $4`, [...this.reach(directory), id]);
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  /** The same, kept from others until the transaction ends. */
  async lock(tx: Tx, directory: DirectoryClient, id: string): Promise<KeptPerson> {
    await tx.query('select from account where id = $1 for no key update', [id]);
    return this.byId(tx, directory, id);
  }

  /** @returns null where the database does not find by that attribute */
  async by(
    tx: Tx,
    directory: DirectoryClient,
    { attribute, value }: { attribute: string; value: unknown },
  ): Promise<readonly KeptPerson[] | null> {
    const column = COLUMNS[attribute];
    if (column === undefined || typeof value !== 'string') return null;
    const text = attribute === 'externalid' ? value : value.toLowerCase();
    return tx.query<KeptPerson>(`${VIEW} and ${column} = $4`, [...this.reach(directory), text]);
  }

  /** By login. */
  list(
    tx: Tx,
    directory: DirectoryClient,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<KeptPerson[]> {
    return tx.query<KeptPerson>(`${VIEW} order by a.login collate "C" limit $4 offset $5`, [
      ...this.reach(directory),
      limit,
      offset,
    ]);
  }

  async count(tx: Tx, directory: DirectoryClient): Promise<number> {
    const [row] = await tx.query<{ n: number }>(`select count(*)::int as n ${REACH}`, this.reach(directory));
    return row?.n ?? 0;
  }

  /** Which of the accounts are within reach, with their names. */
  within(
    tx: Tx,
    directory: DirectoryClient,
    ids: readonly string[],
  ): Promise<{ id: string; name: string }[]> {
    return tx.query(`select a.id, a.display_name as name ${REACH} and a.id = any($4)`, [
      ...this.reach(directory),
      ids,
    ]);
  }

  private reach({ orgPath, organisationId }: DirectoryClient): readonly unknown[] {
    return [orgPath, organisationId, this.clock.today()];
  }
}

/** $1 subtree, $2 body of the directory, $3 today. */
const REACH = `
from account a join organisation o on o.id = a.organisation_id
where starts_with(o.path, $1) and (a.directory_id is null or a.directory_id = $2) and a.directory_left_at is null and a.erased_at is null
  and not exists (select from role_grant g where g.account_id = a.id and app.office_of(g.role) <> 'business'
    and (g.ends_on is null or g.ends_on >= $3))`;
const VIEW = `
select a.id, a.login, a.display_name as "displayName", a.post_title as "postTitle", a.email, a.organisation_id as "organisationId",
  o.name as "organisationName", a.external_id as "externalId", a.disabled_at is null as "isActive",
  a.suspended_by_directory as "isSuspendedByDirectory", a.created_at as "createdAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', d.id, 'name', d.display_name) order by d.display_name), '[]')
     from directory_group_member m join directory_group d on d.id = m.group_id
    where m.account_id = a.id and d.directory_id = $2) as groups
${REACH}`;
