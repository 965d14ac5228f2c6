import { Problem } from '../../platform/http/problem.js';
import type { Tx } from '../../platform/database/tx.js';
import type { RecordedActor } from '../audit/index.js';
import type { Actor, DirectoryClient } from '../identity/index.js';

/** On whose word accounts and offices change: a security administrator, a directory, the command line. */
export interface Administrator {
  /** Null: nobody in person (the command line). */
  readonly recorded: RecordedActor | null;
  /** Subtree within which the word counts. */
  readonly path: string;
  /** A directory acts: what it suspended it may restore. */
  readonly isDirectory?: boolean;
}

/** Whoever runs commands on the machine answers for all of it. */
export const OPERATOR: Administrator = Object.freeze({ recorded: null, path: '/' });

export function administratorOf(actor: Actor): Administrator {
  return { recorded: actor, path: actor.administeredPath ?? '-' };
}

/** The directory of an office, in the words of the record: 甲, the name of its client, from its address. */
export function directoryOf({ name, orgPath, address }: DirectoryClient): Administrator {
  const recorded = { accountId: null, displayName: `目录：${name}`, address };
  return { recorded, path: orgPath, isDirectory: true };
}

/** An account as it stands, locked until the transaction ends. */
export interface AdministeredAccount {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly orgPath: string;
  readonly disabledAt: Date | null;
  readonly version: number;
}

/** @throws Problem `record.not-found` for an account outside the administrator's subtree as for none */
export async function lockAccount(tx: Tx, by: Administrator, id: string): Promise<AdministeredAccount> {
  const [row] = await tx.query<AdministeredAccount>(LOCK, [id, by.path]);
  if (row === undefined) throw new Problem('record.not-found');
  return row;
}

/** Nobody decides about their own account: a second person always knows. */
export function refuseOwn(by: Administrator, accountId: string): void {
  if (by.recorded?.accountId === accountId) throw new Problem('account.own');
}

/** What an act on an account is recorded under. */
export function subjectOf({ id, organisationId, orgPath }: AdministeredAccount) {
  return { organisationId, orgPath, subjectType: 'account', subjectId: id } as const;
}

const LOCK = `
select a.id, a.login, a.display_name as "displayName", a.organisation_id as "organisationId", o.path as "orgPath",
  a.disabled_at as "disabledAt", a.version
from account a join organisation o on o.id = a.organisation_id
where a.id = $1 and starts_with(o.path, $2) for no key update of a`;
