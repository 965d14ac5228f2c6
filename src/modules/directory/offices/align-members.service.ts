import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { DirectoryOffices, directoryOf, type Administrator } from '../../accounts/index.js';
import type { DirectoryClient, Role } from '../../identity/index.js';

interface GivenOffice {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly groupName: string;
}

/** Makes the offices that groups give their members what the table of offices says now; others stay as they were granted. */
@Injectable()
export class AlignMembers {
  constructor(private readonly offices: DirectoryOffices) {}

  /** By the directory itself, whose groups have changed. Who is suspended gets nothing before being restored. */
  run(tx: Tx, directory: DirectoryClient, accountIds: readonly string[]): Promise<void> {
    return this.on(tx, { by: directoryOf(directory), directoryId: directory.organisationId, accountIds });
  }

  async on(
    tx: Tx,
    {
      by,
      directoryId,
      accountIds,
    }: { by: Administrator; directoryId: string; accountIds: readonly string[] },
  ): Promise<void> {
    const given = await tx.query<GivenOffice>(GIVEN, [directoryId, accountIds]);
    const active = await tx.query<{ id: string }>(ACTIVE, [accountIds]);
    for (const { id: accountId } of active) {
      const offices = given
        .filter((office) => office.accountId === accountId)
        .map(({ role, organisationId, groupName }) => ({
          role,
          organisationId,
          reason: `目录的组：${groupName}`.slice(0, 500),
        }));
      await this.offices.align(tx, { accountId, source: 'scim', offices }, by);
    }
  }

  /** Whether membership in a group of that name gives anything. */
  async isGiving(tx: Tx, { organisationId }: DirectoryClient, names: readonly string[]): Promise<boolean> {
    const found = await tx.query(
      'select from directory_office where directory_id = $1 and group_name = any($2) and ended_at is null limit 1',
      [organisationId, names],
    );
    return found.length > 0;
  }
}

/** An office of a unit is for the unit in which the person works. */
const GIVEN = `
select m.account_id as "accountId", f.role, coalesce(f.unit_id, a.organisation_id) as "organisationId", min(g.display_name) as "groupName"
from directory_office f join directory_group g on g.directory_id = f.directory_id and g.display_name = f.group_name
  join directory_group_member m on m.group_id = g.id join account a on a.id = m.account_id
where f.directory_id = $1 and f.ended_at is null and m.account_id = any($2)
group by 1, 2, 3 order by 1, 2, 3`;
const ACTIVE = 'select id from account where id = any($1) and disabled_at is null order by id';
