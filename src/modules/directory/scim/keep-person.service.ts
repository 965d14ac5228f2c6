import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import {
  ChangeAccount,
  CreateAccount,
  DirectoryOffices,
  directoryOf,
  SuspendAccount,
} from '../../accounts/index.js';
import { newFirstPassword, type DirectoryClient } from '../../identity/index.js';
import { unitOf } from '../lists/take-people.service.js';
import { AlignMembers } from '../offices/align-members.service.js';
import { refusal } from './scim-protocol.js';
import type { KeptPerson, ToldPerson } from './scim-user.js';

interface FormerPerson {
  readonly id: string;
  readonly hasLeft: boolean;
}

/**
 * Takes people in, changes them and lets them go as a directory says. The acts are those of the security administrator, with
 * the directory as who acted; a login stays what it was, and nobody is deleted: who has left is suspended and no longer shown.
 */
@Injectable()
export class KeepPerson {
  constructor(
    private readonly createAccount: CreateAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly suspendAccount: SuspendAccount,
    private readonly offices: DirectoryOffices,
    private readonly alignMembers: AlignMembers,
    private readonly clock: Clock,
  ) {}

  /** @returns the account's id. @throws a refusal `uniqueness` where somebody has the login */
  async take(tx: Tx, directory: DirectoryClient, told: ToldPerson): Promise<string> {
    const { login, externalId, unit, isActive } = told;
    const [former] = await tx.query<FormerPerson>(FORMER, [login, directory.organisationId, externalId]);
    if (former !== undefined && !former.hasLeft) throw refusal(409, 'uniqueness', 'userName is taken');
    const by = directoryOf(directory);
    const organisationId = unit === null ? directory.organisationId : await unitOf(tx, by, unit);
    const displayName = told.displayName ?? login;
    const more = { postTitle: told.postTitle ?? undefined, email: told.email ?? undefined };
    const person = { login, displayName, organisationId, ...more };
    // Nobody learns the password: the person comes through the office's sign-in, or is given another one.
    const firstPassword = newFirstPassword();
    const id = former?.id ?? (await this.createAccount.run(tx, by, { person, firstPassword }));
    if (former !== undefined) {
      await this.suspendAccount.restore(tx, by, { id, reason: REASONS.back });
      await this.changeAccount.run(tx, by, { id, change: person, expected: null });
    }
    await tx.query(KEEP, [id, directory.organisationId, externalId]);
    if (!isActive) await this.suspendAccount.suspend(tx, by, { id, reason: REASONS.left });
    return id;
  }

  /** @throws a refusal `mutability` for another login, and where a person suspended whom the directory would restore */
  async change(
    tx: Tx,
    directory: DirectoryClient,
    { kept, told }: { kept: KeptPerson; told: ToldPerson },
  ): Promise<void> {
    if (told.login !== kept.login) throw refusal(400, 'mutability', 'userName stays as it was');
    const by = directoryOf(directory);
    const isNewKey = told.externalId !== null && told.externalId !== kept.externalId;
    if (isNewKey) await tx.query(KEEP, [kept.id, directory.organisationId, told.externalId]);
    const change = await this.changeOf(tx, directory, { kept, told });
    const moves = change.organisationId !== undefined;
    // What groups gave for the unit that is left ends first; offices granted here hold the person back.
    if (moves) await this.offices.align(tx, { accountId: kept.id, source: 'scim', offices: [] }, by);
    if (Object.keys(change).length > 0)
      await this.changeAccount.run(tx, by, { id: kept.id, change, expected: null });
    if (kept.isActive && !told.isActive)
      await this.suspendAccount.suspend(tx, by, { id: kept.id, reason: REASONS.left });
    const isBack = !kept.isActive && told.isActive;
    if (isBack && !kept.isSuspendedByDirectory)
      throw refusal(400, 'mutability', 'active: the account was suspended by an administrator');
    if (isBack) await this.suspendAccount.restore(tx, by, { id: kept.id, reason: REASONS.back });
    if (moves || isBack) await this.alignMembers.run(tx, directory, [kept.id]);
  }

  /** What groups gave ends, sessions and tokens end, and the directory sees the person no more. */
  async remove(tx: Tx, directory: DirectoryClient, { id, isActive }: KeptPerson): Promise<void> {
    const by = directoryOf(directory);
    await this.offices.align(tx, { accountId: id, source: 'scim', offices: [] }, by);
    if (isActive) await this.suspendAccount.suspend(tx, by, { id, reason: REASONS.left });
    await tx.query('delete from directory_group_member where account_id = $1', [id]);
    await tx.query(LEAVE, [id, directory.organisationId, this.clock.now()]);
  }

  private async changeOf(
    tx: Tx,
    directory: DirectoryClient,
    { kept, told }: { kept: KeptPerson; told: ToldPerson },
  ) {
    const isElsewhere = told.unit !== null && told.unit !== kept.organisationName;
    const unitId = isElsewhere
      ? await unitOf(tx, directoryOf(directory), told.unit ?? '')
      : kept.organisationId;
    const next = {
      displayName: told.displayName,
      postTitle: told.postTitle,
      email: told.email,
      organisationId: unitId,
    };
    return Object.fromEntries(
      Object.entries(next).filter(
        ([field, value]) => value !== null && value !== kept[field as keyof typeof next],
      ),
    ) as Partial<Record<keyof typeof next, string>>;
  }
}

const REASONS = { left: '目录：停用', back: '目录：在职' } as const;

/** Somebody of that login; who left this directory and comes back under the same key of it is the same person. */
const FORMER = `
select id, coalesce(directory_left_at is not null and suspended_by_directory and directory_id = $2 and external_id = $3, false) as "hasLeft"
from account where login = $1 for no key update`;
const KEEP = 'update account set directory_id = $2, external_id = $3 where id = $1';
const LEAVE = 'update account set directory_id = $2, directory_left_at = $3 where id = $1';
