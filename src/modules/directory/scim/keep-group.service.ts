import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { directoryOf } from '../../accounts/index.js';
import { EventLog } from '../../audit/index.js';
import type { DirectoryClient } from '../../identity/index.js';
import { AlignMembers } from '../offices/align-members.service.js';
import type { KeptGroup, ToldGroup } from './scim-group.js';
import { ScimPeople } from './scim-people.queries.js';
import { refusal } from './scim-protocol.js';

/** Groups as a directory has them; what membership gives follows in the same transaction. */
@Injectable()
export class KeepGroup {
  constructor(
    private readonly people: ScimPeople,
    private readonly alignMembers: AlignMembers,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the group's id */
  async take(tx: Tx, directory: DirectoryClient, told: ToldGroup): Promise<string> {
    const { organisationId, orgPath } = directory;
    const values = [organisationId, orgPath, told.displayName, told.externalId, this.clock.now()];
    const [row] = await tx.query<{ id: string }>(INSERT, values);
    const id = row?.id ?? '';
    const members = { added: told.memberIds, removed: [] };
    await this.move(tx, directory, { id, names: [told.displayName], members, everybody: [] });
    await this.record(tx, directory, { id, name: 'directory.group-added', told, members });
    return id;
  }

  async change(
    tx: Tx,
    directory: DirectoryClient,
    { kept, told }: { kept: KeptGroup; told: ToldGroup },
  ): Promise<void> {
    const { id } = kept;
    const now = kept.members.map((member) => member.id);
    const added = told.memberIds.filter((member) => !now.includes(member));
    const removed = now.filter((member) => !told.memberIds.includes(member));
    const isRenamed = kept.displayName !== told.displayName;
    const isSame = !isRenamed && kept.externalId === told.externalId && added.length + removed.length === 0;
    if (isSame) return;
    await tx.query(UPDATE, [id, told.displayName, told.externalId, this.clock.now()]);
    const names = [kept.displayName, told.displayName];
    const members = { added, removed };
    await this.move(tx, directory, { id, names, members, everybody: isRenamed ? now : [] });
    await this.record(tx, directory, { id, name: 'directory.group-changed', told, members });
  }

  async remove(tx: Tx, directory: DirectoryClient, kept: KeptGroup): Promise<void> {
    const { id, displayName } = kept;
    const members = { added: [], removed: kept.members.map((member) => member.id) };
    await this.move(tx, directory, { id, names: [displayName], members, everybody: [] });
    await tx.query('delete from directory_group where id = $1', [id]);
    await this.record(tx, directory, { id, name: 'directory.group-removed', told: kept, members });
  }

  /** @param everybody who stays a member, where the name and with it what the group gives has changed */
  private async move(
    tx: Tx,
    directory: DirectoryClient,
    { id, names, members: { added, removed }, everybody }: MovedMembers,
  ): Promise<void> {
    await this.requireReach(tx, directory, added);
    await tx.query(JOIN, [id, directory.orgPath, added]);
    await tx.query('delete from directory_group_member where group_id = $1 and account_id = any($2)', [
      id,
      removed,
    ]);
    if (!(await this.alignMembers.isGiving(tx, directory, names))) return;
    await this.alignMembers.run(tx, directory, [...new Set([...added, ...removed, ...everybody])]);
  }

  private async requireReach(tx: Tx, directory: DirectoryClient, ids: readonly string[]): Promise<void> {
    const found = await this.people.within(tx, directory, ids);
    if (found.length < ids.length) throw refusal(400, 'invalidValue', 'members: there is no such User');
  }

  private record(
    tx: Tx,
    directory: DirectoryClient,
    {
      id,
      name,
      told,
      members,
    }: { id: string; name: string; told: { displayName: string }; members: MovedMembers['members'] },
  ): Promise<void> {
    const { organisationId, orgPath } = directory;
    const payload = { groupId: id, displayName: told.displayName, ...members };
    const subject = {
      organisationId,
      orgPath,
      subjectType: 'organisation',
      subjectId: organisationId,
    } as const;
    return this.events.record(tx, directoryOf(directory).recorded, [{ ...subject, name, payload }]);
  }
}

interface MovedMembers {
  readonly id: string;
  /** Of the group, before and after. */
  readonly names: readonly string[];
  readonly members: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly everybody: readonly string[];
}

const INSERT = `
insert into directory_group (directory_id, org_path, display_name, external_id, created_at, changed_at) values ($1, $2, $3, $4, $5, $5)
returning id`;
const UPDATE =
  'update directory_group set display_name = $2, external_id = $3, changed_at = $4 where id = $1';
const JOIN = `
insert into directory_group_member (group_id, org_path, account_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing`;
