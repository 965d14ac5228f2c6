import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { hashPassword } from '../../identity/index.js';
import type { Administrator } from '../administrator.js';

/** A person as the office or the directory knows them. */
export interface NewPerson {
  readonly login: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly postTitle?: string | undefined;
  readonly email?: string | undefined;
}

@Injectable()
export class CreateAccount {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * @param firstPassword to be changed before anything else
   * @returns the account's id
   * @throws Problem `organisation.not-administered`
   */
  async run(
    tx: Tx,
    by: Administrator,
    { person, firstPassword }: { person: NewPerson; firstPassword: string },
  ): Promise<string> {
    const { login, displayName, organisationId, postTitle = null, email = null } = person;
    const [unit] = await tx.query<{ path: string; isClosed: boolean }>(UNIT, [organisationId, by.path]);
    if (unit === undefined) throw new Problem('organisation.not-administered');
    if (unit.isClosed) throw new Problem('organisation.closed');
    const hash = await hashPassword(firstPassword);
    const values = [organisationId, login, displayName, postTitle, email, hash, this.clock.now()];
    const [row] = await tx.query<{ id: string }>(INSERT, values);
    const id = row?.id ?? '';
    const subject = { organisationId, orgPath: unit.path, subjectType: 'account', subjectId: id } as const;
    const payload = { login, displayName, postTitle, email };
    await this.events.record(tx, by.recorded, [{ ...subject, name: 'account.created', payload }]);
    return id;
  }
}

const UNIT =
  'select path, closed_on is not null as "isClosed" from organisation where id = $1 and starts_with(path, $2)';
const INSERT = `
insert into account (organisation_id, login, display_name, post_title, email, password_hash, must_change_password, created_at)
values ($1, $2, $3, $4, $5, $6, true, $7) returning id`;
