import { Injectable } from '@nestjs/common';
import type { LocalDate } from '../../../core/shared/local-date.js';
import { sqlIds } from '../../../platform/database/sql-list.js';
import type { Tx } from '../../../platform/database/tx.js';
import {
  pathsUp,
  RoleHolders,
  type Holding,
  type Person,
  type Substitute,
  type TaskPlace,
} from './recipients.js';

/** What of the directory has been looked up; it grows with units and people, not with tasks. */
export class Directory {
  readonly holders = new RoleHolders();
  readonly units = new Set<string>();
  readonly paths = new Set<string>();
  readonly people = new Set<string>();
  /** People of whom it is known who stands in for them. */
  readonly principals = new Set<string>();

  constructor(
    /** Grants in force on this day count. */
    readonly day: LocalDate,
  ) {}
}

/** Finds people by unit and role for many tasks at a time, in four statements at most. */
@Injectable()
export class RecipientRepository {
  /** Completes the directory by what these tasks need and it does not have. */
  async lookUp(tx: Tx, directory: Directory, tasks: readonly TaskPlace[]): Promise<RoleHolders> {
    const units: string[] = [];
    const paths: string[] = [];
    const people: string[] = [];
    for (const task of tasks) {
      addNew(directory.units, units, task.leadOrganisationId);
      if (!directory.paths.has(task.orgPath))
        for (const path of pathsUp(task.orgPath)) addNew(directory.paths, paths, path);
      for (const id of [task.liaisonId, task.ownerId, task.lineLeaderId, task.createdBy])
        addNew(directory.people, people, id);
    }
    const { holders, day } = directory;
    const found: Person[] = [];
    if (units.length + paths.length > 0) {
      const holdings = await tx.query<Holding>(HOLDINGS, [units, paths, day]);
      holders.learn(holdings);
      found.push(...holdings);
    }
    if (paths.length > 0) {
      const heads = await tx.query<{ path: string }>(HEADS, [paths]);
      holders.learnHeads(heads.map(({ path }) => path));
    }
    if (people.length > 0) {
      const named = await tx.query<Person>(PEOPLE, [JSON.stringify(people), day]);
      holders.learnNames(named);
      found.push(...named);
    }
    await this.lookUpSubstitutes(tx, directory, found);
    return holders;
  }

  private async lookUpSubstitutes(
    tx: Tx,
    { holders, day, principals }: Directory,
    found: readonly Person[],
  ): Promise<void> {
    const ids: string[] = [];
    for (const { accountId } of found) addNew(principals, ids, accountId);
    if (ids.length > 0) holders.learnSubstitutes(await tx.query<Substitute>(SUBSTITUTES, [ids, day]));
  }

  /** Those who keep the system running, wherever they sit. */
  operators(tx: Tx, day: LocalDate): Promise<Person[]> {
    return tx.query<Person>(OPERATORS, [day]);
  }

  /** Without those whose account is not there any more. */
  peopleById(tx: Tx, accountIds: readonly string[], day: LocalDate): Promise<Person[]> {
    return tx.query<Person>(PEOPLE, [JSON.stringify(accountIds), day]);
  }
}

function addNew(known: Set<string>, missing: string[], value: string | null): void {
  if (value === null || known.has(value)) return;
  known.add(value);
  missing.push(value);
}

/** As a {@link Person}; the robot is that of the unit in which the person serves. */
const personOn = (
  day: string,
) => `a.id as "accountId", a.email, w.mobile, coalesce(w.push, 'mail') as push, coalesce(w.muted, '{}') as muted,
  exists (select from quiet_period q where q.account_id = a.id and ${day} between q.from_on and q.through_on) as "isQuiet",
  exists (select from notice_robot b where b.organisation_id = a.organisation_id and b.ended_at is null) as "hasRobot"`;

const HOLDINGS = `
select g.role, o.id as "organisationId", o.path, ${personOn('$3::date')}
from role_grant g join organisation o on o.id = g.organisation_id join account a on a.id = g.account_id
  left join notice_preference w on w.account_id = a.id
where ((g.role in ('liaison', 'owner', 'unit_signer') and o.id = any($1::uuid[]))
    or (g.role in ('line_leader', 'principal', 'officer', 'supervisor') and o.path = any($2::text[])))
  and g.starts_on <= $3 and (g.ends_on is null or g.ends_on >= $3) and a.disabled_at is null
order by a.login`;

const HEADS = 'select path from organisation where heads_level and path = any($1::text[])';

const PEOPLE = `
select ${personOn('$2::date')} from account a left join notice_preference w on w.account_id = a.id
where a.id = any(${sqlIds('$1')}) and a.disabled_at is null`;

const SUBSTITUTES = `
select s.principal_id as "principalId", s.roles, u.path as "unitPath", s.task_ids as "taskIds", ${personOn('$2::date')}
from substitution s join account a on a.id = s.substitute_id left join organisation u on u.id = s.unit_id
  left join notice_preference w on w.account_id = a.id
where s.principal_id = any($1::uuid[]) and $2 between s.from_on and s.through_on and s.revoked_at is null and a.disabled_at is null`;

const OPERATORS = `
select ${personOn('$1::date')} from account a left join notice_preference w on w.account_id = a.id
where a.disabled_at is null and exists (
  select from role_grant g where g.account_id = a.id and g.role = 'system_admin' and g.starts_on <= $1 and (g.ends_on is null or g.ends_on >= $1))
order by a.login`;
