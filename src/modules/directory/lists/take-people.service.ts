import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import {
  ChangeAccount,
  CreateAccount,
  LOGIN_PATTERN,
  SuspendAccount,
  type Administrator,
} from '../../accounts/index.js';
import { newFirstPassword } from '../../identity/index.js';
import { ListRun, type Taken } from './list-run.service.js';
import type { ListTakenView } from './directory.dto.js';
import { readList, type Columns, type ListLine } from './read-list.js';

const COLUMNS: Columns = {
  login: ['登录名', '账号'],
  name: ['姓名'],
  unit: ['单位', '单位名称'],
  post: ['职务'],
  email: ['邮箱', '电子邮箱'],
  state: ['状态'],
};
const LEFT = ['停用', '离职', '否', 'inactive', 'false', '0'];
const LONGEST = { login: 100, name: 100, post: 200, email: 200 } as const;

interface KnownPerson {
  readonly id: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly postTitle: string | null;
  readonly email: string | null;
  readonly isSuspended: boolean;
}

/** 人员名单: makes, changes, suspends and restores accounts as the list says; whoever is not in it is left alone. */
@Injectable()
export class TakePeople {
  constructor(
    private readonly listRun: ListRun,
    private readonly createAccount: CreateAccount,
    private readonly changeAccount: ChangeAccount,
    private readonly suspendAccount: SuspendAccount,
  ) {}

  /** The same list again changes nothing. */
  async run(by: Administrator, { bytes, isDry }: { bytes: Buffer; isDry: boolean }): Promise<ListTakenView> {
    const lines = readList(bytes, COLUMNS, ['login', 'name', 'unit']);
    const taken = await this.listRun.run(lines, { key: 'login', isDry }, (tx, line) =>
      this.take(tx, by, line),
    );
    return { isDryRun: isDry, lines: taken };
  }

  private async take(tx: Tx, by: Administrator, { fields }: ListLine): Promise<Taken> {
    const { login = '', name = '', unit = '', post, email, state = '' } = fields;
    const isLong = Object.entries(LONGEST).some(([field, most]) => (fields[field] ?? '').length > most);
    if (!LOGIN_PATTERN.test(login) || name === '' || isLong) throw new Problem('directory.line-invalid');
    const organisationId = await unitOf(tx, by, unit);
    const [known] = await tx.query<KnownPerson>(KNOWN, [login]);
    const isLeft = LEFT.includes(state.toLowerCase());
    if (known === undefined) {
      if (isLeft) return { outcome: 'unchanged' };
      const person = { login, displayName: name, organisationId, postTitle: post, email };
      const firstPassword = newFirstPassword();
      await this.createAccount.run(tx, by, { person, firstPassword });
      return { outcome: 'created', firstPassword };
    }
    if (isLeft) return this.leave(tx, by, known);
    return this.keep(tx, by, { known, next: { displayName: name, organisationId, postTitle: post, email } });
  }

  private async leave(tx: Tx, by: Administrator, { id, isSuspended }: KnownPerson): Promise<Taken> {
    if (isSuspended) return { outcome: 'unchanged' };
    const openTasks = await this.suspendAccount.suspend(tx, by, { id, reason: '人员名单：停用' });
    return { outcome: 'suspended', openTasks };
  }

  private async keep(
    tx: Tx,
    by: Administrator,
    { known, next }: { known: KnownPerson; next: Record<string, string | undefined> },
  ): Promise<Taken> {
    const change = Object.fromEntries(
      Object.entries(next).filter(
        ([field, value]) => value !== undefined && value !== known[field as keyof KnownPerson],
      ),
    );
    if (known.isSuspended)
      await this.suspendAccount.restore(tx, by, { id: known.id, reason: '人员名单：在职' });
    if (Object.keys(change).length > 0)
      await this.changeAccount.run(tx, by, { id: known.id, change, expected: null });
    if (known.isSuspended) return { outcome: 'restored' };
    return { outcome: Object.keys(change).length > 0 ? 'changed' : 'unchanged' };
  }
}

/** By official name, name on lists, alias or path. @throws Problem `directory.unit-unknown`, also where a name fits two */
export async function unitOf(tx: Tx, by: Administrator, name: string): Promise<string> {
  const found = await tx.query<{ id: string }>(UNIT, [name, by.path]);
  if (found.length !== 1) throw new Problem('directory.unit-unknown', { unit: name });
  return found[0]?.id ?? '';
}

const KNOWN = `
select id, display_name as "displayName", organisation_id as "organisationId", post_title as "postTitle", email,
  disabled_at is not null as "isSuspended" from account where login = $1`;
const UNIT = `
select o.id from organisation o where starts_with(o.path, $2) and o.closed_on is null and ($1 in (o.name, o.short_name, o.path)
  or exists (select from organisation_alias a where a.organisation_id = o.id and a.alias = $1)) limit 2`;
