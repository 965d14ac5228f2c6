import { Injectable } from '@nestjs/common';
import { entrustedTasks, type NamedTask } from '../../core/shared/entrusted-tasks.js';
import { addDays, localDate, type LocalDate } from '../../core/shared/local-date.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork, type Tx } from '../../platform/database/tx.js';
import { Problem } from '../../platform/http/problem.js';
import { EventLog } from '../audit/index.js';
import { contextOf, OVERSEEING_ROLES, type Actor, type Role } from '../identity/index.js';
import { mayAppoint } from './may-appoint.js';
import type { AppointSubstituteDto } from './substitutions.dto.js';

interface Appointee {
  readonly id: string;
  readonly name: string;
  readonly organisationId: string;
  readonly path: string;
  readonly grants: readonly { readonly role: Role; readonly path: string }[];
}

/** Somebody who is away longer hands the work over (换人交接). */
const LONGEST_DAYS = 366;

/** 指定代理人: who acts in whose place, in which roles, from when through when. */
@Injectable()
export class AppointSubstitute {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly events: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @returns the id of the appointment */
  run(actor: Actor, asked: AppointSubstituteDto): Promise<string> {
    const { principalId, substituteId } = asked;
    if (principalId === substituteId) throw new Problem('substitution.same-person');
    requireDates(asked, this.clock.today());
    return this.uow.run(contextOf(actor), async (tx) => {
      const people = await tx.query<Appointee>(PEOPLE, [[principalId, substituteId], this.clock.today()]);
      const principal = people.find(({ id }) => id === principalId);
      const substitute = people.find(({ id }) => id === substituteId);
      if (principal === undefined || substitute === undefined) throw new Problem('record.reference-missing');
      requireMay(actor, principal, substitute);
      requireFitting(asked, principal, substitute);
      await this.requireUnit(tx, asked, principal);
      await requireTasks(tx, asked, principal);
      await requireFree(tx, asked);
      return this.write(tx, actor, { asked, principal, substitute });
    });
  }

  private async write(
    tx: Tx,
    actor: Actor,
    {
      asked,
      principal,
      substitute,
    }: { asked: AppointSubstituteDto; principal: Appointee; substitute: Appointee },
  ): Promise<string> {
    const { organisationId, path: orgPath } = principal;
    const { fromOn, throughOn, unitId = null, reason } = asked;
    const roles = [...new Set(asked.roles)];
    const taskIds = asked.taskIds === undefined ? null : [...new Set(asked.taskIds)];
    const [row] = await tx.query<{ id: string }>(INSERT, [
      ...[organisationId, orgPath, principal.id, substitute.id, fromOn, throughOn, roles, unitId, reason],
      ...[actor.accountId, this.clock.now(), taskIds],
    ]);
    const id = row?.id ?? '';
    const payload = { ...asked, roles, principalName: principal.name, substituteName: substitute.name };
    const subject = { organisationId, orgPath, subjectType: 'substitution', subjectId: id } as const;
    await this.events.record(tx, actor, [{ ...subject, name: 'substitution.appointed', payload }]);
    return id;
  }

  /** The body lies in what each of the roles oversees. */
  private async requireUnit(
    tx: Tx,
    { unitId, roles }: AppointSubstituteDto,
    { grants }: Appointee,
  ): Promise<void> {
    if (unitId === undefined) return;
    const [unit] = await tx.query<{ path: string }>('select path from organisation where id = $1', [unitId]);
    if (unit === undefined) throw new Problem('record.reference-missing');
    const isWithin = (role: Role) =>
      OVERSEEING_ROLES.includes(role) &&
      grants.some((grant) => grant.role === role && unit.path.startsWith(grant.path));
    if (!roles.every(isWithin)) throw new Problem('substitution.unit');
  }
}

function requireDates({ fromOn, throughOn }: AppointSubstituteDto, today: LocalDate): void {
  if (fromOn < today || throughOn < fromOn || throughOn > addDays(localDate(fromOn), LONGEST_DAYS))
    throw new Problem('substitution.dates', { fromOn, throughOn, today });
}

function requireMay(actor: Actor, principal: Appointee, substitute: Appointee): void {
  if (actor.onBehalfOf !== null) throw new Problem('substitution.chain');
  if (!mayAppoint(actor, principal)) throw new Problem('substitution.not-yours');
  if (actor.accountId === substitute.id) throw new Problem('substitution.self-appointed');
}

function requireFitting({ roles }: AppointSubstituteDto, principal: Appointee, substitute: Appointee): void {
  const isAdministrator = ({ grants }: Appointee) => grants.some(({ role }) => ADMINISTRATORS.includes(role));
  if (isAdministrator(principal) || isAdministrator(substitute))
    throw new Problem('substitution.administrator');
  const isAbove = substitute.grants.some(
    ({ role, path }) => OVERSEEING_ROLES.includes(role) && principal.path.startsWith(path),
  );
  if (substitute.organisationId !== principal.organisationId && !isAbove)
    throw new Problem('substitution.other-unit');
  const missing = roles.filter((role) => !principal.grants.some((grant) => grant.role === role));
  if (missing.length > 0) throw new Problem('substitution.role-not-held', { roles: missing.join(',') });
}

/** Each of them is seen by whoever appoints, and is a matter of the roles that go over. */
async function requireTasks(
  tx: Tx,
  { taskIds, unitId, roles }: AppointSubstituteDto,
  { organisationId, grants }: Appointee,
): Promise<void> {
  if (taskIds === undefined) return;
  if (unitId !== undefined) throw new Problem('substitution.tasks');
  const named = await tx.query<NamedTask>(TASKS, [taskIds, organisationId]);
  const wanted = new Set(taskIds).size;
  if (named.length < wanted) throw new Problem('record.reference-missing');
  const handed = grants.filter(({ role }) => roles.includes(role) && OVERSEEING_ROLES.includes(role));
  const reached = entrustedTasks(named, (path) => handed.some((grant) => path.startsWith(grant.path)));
  if (reached.length < wanted) throw new Problem('substitution.tasks');
}

/** Both accounts are locked, so that no second appointment of either slips in between. */
async function requireFree(tx: Tx, { principalId, substituteId, fromOn, throughOn }: AppointSubstituteDto) {
  await tx.query('select from account where id = any($1::uuid[]) order by id for no key update', [
    [principalId, substituteId],
  ]);
  const [found] = await tx.query<{ conflict: 'overlap' | 'chain' | null }>(
    'select app.substitution_conflict($1, $2, $3, $4) as conflict',
    [principalId, substituteId, fromOn, throughOn],
  );
  if (found?.conflict === 'overlap') throw new Problem('substitution.overlap');
  if (found?.conflict === 'chain') throw new Problem('substitution.chain');
}

const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

const PEOPLE = `
select a.id, a.display_name as name, a.organisation_id as "organisationId", o.path,
  (select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'path', h.path)), '[]')
   from role_grant g join organisation h on h.id = g.organisation_id
   where g.account_id = a.id and g.starts_on <= $2 and (g.ends_on is null or g.ends_on >= $2)) as grants
from account a join organisation o on o.id = a.organisation_id where a.id = any($1::uuid[]) and a.disabled_at is null`;

const TASKS = `
select t.id, t.org_path as path, exists (select from task_party p where p.task_id = t.id and p.organisation_id = $2) as "takesPart"
from task t where t.id = any($1::uuid[])`;

const INSERT = `
insert into substitution (organisation_id, org_path, principal_id, substitute_id, from_on, through_on, roles, unit_id, reason,
  appointed_by, appointed_at, task_ids)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`;
