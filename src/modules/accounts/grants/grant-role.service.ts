import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { Clock } from '../../../platform/clock.js';
import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import { EventLog } from '../../audit/index.js';
import { UNIT_ROLES, type Role } from '../../identity/index.js';
import { lockAccount, subjectOf, type AdministeredAccount, type Administrator } from '../administrator.js';

/** The office itself, the directory's sign-in, its list, or its SCIM. */
export type GrantSource = 'office' | 'oidc' | 'list' | 'scim';

export interface GrantAsked {
  readonly accountId: string;
  readonly role: Role;
  readonly organisationId: string;
  readonly startsOn: string;
  /** Last day, included; absent: without end. */
  readonly endsOn?: string | undefined;
  readonly reason: string;
  /** On what it rests; an office of this program where absent. */
  readonly source?: GrantSource;
}

/** 授予岗位. That administrators are three people and business a fourth, and that nobody grants to himself, the database keeps. */
@Injectable()
export class GrantRole {
  constructor(
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the grant's id */
  async run(tx: Tx, by: Administrator, asked: GrantAsked): Promise<string> {
    const { role, organisationId, startsOn, endsOn = null, reason, source = 'office' } = asked;
    if (asked.accountId === by.recorded?.accountId) throw new Problem('grant.self');
    requireDates(asked, this.clock.today());
    const account = await lockAccount(tx, by, asked.accountId);
    if (account.disabledAt !== null) throw new Problem('account.suspended');
    await requireUnit(tx, by, { account, role, organisationId });
    const values = [account.id, role, organisationId, startsOn, endsOn, reason, source];
    const [row] = await tx.query<{ id: string }>(INSERT, [
      ...values,
      by.recorded?.accountId ?? null,
      this.clock.now(),
    ]);
    const payload = { grantId: row?.id, role, organisationId, startsOn, endsOn, reason, source };
    await this.events.record(tx, by.recorded, [
      { ...subjectOf(account), name: 'account.office-granted', payload },
    ]);
    return row?.id ?? '';
  }
}

function requireDates({ startsOn, endsOn }: GrantAsked, today: LocalDate): void {
  if (startsOn < today || (endsOn !== undefined && endsOn < startsOn))
    throw new Problem('grant.dates', { startsOn, endsOn, today });
}

async function requireUnit(
  tx: Tx,
  by: Administrator,
  { account, role, organisationId }: { account: AdministeredAccount; role: Role; organisationId: string },
): Promise<void> {
  if (UNIT_ROLES.includes(role) && organisationId !== account.organisationId)
    throw new Problem('grant.unit-elsewhere');
  const [unit] = await tx.query<{ isClosed: boolean }>(UNIT, [organisationId, by.path]);
  if (unit === undefined) throw new Problem('organisation.not-administered');
  if (unit.isClosed) throw new Problem('organisation.closed');
}

const UNIT =
  'select closed_on is not null as "isClosed" from organisation where id = $1 and starts_with(path, $2)';
const INSERT = `
insert into role_grant (account_id, role, organisation_id, starts_on, ends_on, reason, source, granted_by, granted_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`;
