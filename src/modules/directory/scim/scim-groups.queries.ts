import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { DirectoryClient } from '../../identity/index.js';
import type { KeptGroup } from './scim-group.js';

const COLUMNS: Readonly<Record<string, string>> = {
  id: 'g.id::text',
  displayname: 'g.display_name',
  externalid: 'g.external_id',
};

/** The groups of one directory; those of another are not there. */
@Injectable()
export class ScimGroupRows {
  /** @throws Problem `record.not-found` */
  async byId(tx: Tx, { organisationId }: DirectoryClient, id: string): Promise<KeptGroup> {
    const [found] = await tx.query<KeptGroup>(`${VIEW} and g.id = $2`, [organisationId, id]);
    if (found === undefined) throw new Problem('record.not-found');
    return found;
  }

  /** The same, kept from others until the transaction ends. */
  async lock(tx: Tx, directory: DirectoryClient, id: string): Promise<KeptGroup> {
    await tx.query('select from directory_group where id = $1 for update', [id]);
    return this.byId(tx, directory, id);
  }

  /** @returns null where the database does not find by that attribute */
  async by(
    tx: Tx,
    { organisationId }: DirectoryClient,
    { attribute, value }: { attribute: string; value: unknown },
  ): Promise<readonly KeptGroup[] | null> {
    const column = COLUMNS[attribute];
    if (column === undefined || typeof value !== 'string') return null;
    return tx.query<KeptGroup>(`${VIEW} and ${column} = $2 order by g.display_name`, [organisationId, value]);
  }

  /** By name. */
  list(
    tx: Tx,
    { organisationId }: DirectoryClient,
    { limit, offset }: { limit: number; offset: number },
  ): Promise<KeptGroup[]> {
    return tx.query<KeptGroup>(`${VIEW} order by g.display_name limit $2 offset $3`, [
      organisationId,
      limit,
      offset,
    ]);
  }

  async count(tx: Tx, { organisationId }: DirectoryClient): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::int as n from directory_group where directory_id = $1',
      [organisationId],
    );
    return row?.n ?? 0;
  }
}

const VIEW = `
select g.id, g.display_name as "displayName", g.external_id as "externalId", g.created_at as "createdAt", g.changed_at as "changedAt",
  (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.display_name) order by a.login collate "C"), '[]')
     from directory_group_member m join account a on a.id = m.account_id where m.group_id = g.id) as members
from directory_group g where g.directory_id = $1`;
