import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { ROLES as TASK_ROLES, type Role as TaskRole, type StandIn } from '../../core/task/index.js';
import { entrustedTasks, type NamedTask } from '../../core/shared/entrusted-tasks.js';
import { reaches, reachOf } from '../../core/shared/reach.js';
import type { DatabaseContext, Levels } from '../../platform/database/context.js';

export type Role = Exclude<TaskRole, 'system'>;

/** Everything a person can be granted; the last three administer and never touch business data (三员分立). */
export const ROLES: readonly Role[] = TASK_ROLES.filter((role) => role !== 'system');

/** Roles that look over a whole organisation subtree. */
export const OVERSEEING_ROLES: readonly Role[] = ['supervisor', 'officer', 'line_leader', 'principal'];
/** Roles that work for one unit. */
export const UNIT_ROLES: readonly Role[] = ['unit_signer', 'liaison', 'owner'];
/** Looks in from outside and sees what is published. */
export const OUTSIDE_ROLES: readonly Role[] = ['reader_external'];
/** Reads details of one body of a lower level, for some days and beside an office of one's own; opens no route by itself. */
export const DETAIL_ROLE = 'detail_reader' satisfies Role;
/** 三员: run the system, give out accounts and offices, read the record. */
export const ADMINISTRATOR_ROLES = [
  'system_admin',
  'security_admin',
  'audit_admin',
] as const satisfies readonly Role[];
export const BUSINESS_ROLES: readonly Role[] = [...OVERSEEING_ROLES, ...UNIT_ROLES, ...OUTSIDE_ROLES];

/** Who is asking: a person with a session, or a department system with a token. */
export interface Actor {
  readonly accountId: string;
  readonly displayName: string;
  readonly organisationId: string;
  readonly organisationPath: string;
  readonly organisationName: string;
  readonly roles: readonly Role[];
  /** Subtree that the person oversees; `-` for none. */
  readonly scopePath: string;
  /** What of that subtree belongs to lower levels of government, and what of it is open. */
  readonly levels: Levels;
  /** Subtree of which an outside reader sees the published part; null for everybody else. */
  readonly publishedPath: string | null;
  /** Subtree whose accounts, organisations or record an administrator looks after; null for everybody else. */
  readonly administeredPath: string | null;
  /** What a token may do; null for a person. */
  readonly verbs: readonly string[] | null;
  /** The token through which a department system acts; null for a person. */
  readonly tokenId: string | null;
  /** Name of the token through which a department system acts; null for a person. */
  readonly tokenName: string | null;
  readonly address: string | null;
  /** Signed in with a password that somebody else gave out: to be changed before anything else. */
  readonly mustChangePassword?: boolean;
  /** Name of the person in whose place this one acts (乙 in 甲（代乙）); null: in their own. Unit, roles and scope are then 乙's. */
  readonly onBehalfOf: string | null;
  /** The tasks to which an appointment limits somebody who stands in; absent: no such limit. */
  readonly taskIds?: readonly string[];
  /** With whom separation of duties may count this person as one. */
  readonly standIns: readonly StandIn[];
}

export interface ActorRow {
  readonly account_id: string;
  readonly display_name: string;
  readonly organisation_id: string;
  readonly organisation_path: string;
  readonly organisation_name: string;
  readonly grants: readonly RowGrant[];
  /** Paths of the heads of lower levels under the own organisation. */
  readonly heads: readonly string[];
  readonly stand_ins?: readonly StandIn[];
}

interface RowGrant {
  readonly role: Role;
  readonly path: string;
  /** Paths of the heads of lower levels under that body. */
  readonly heads: readonly string[];
}

/** Somebody who is away, and within what another person may act in that place. */
export interface PrincipalRow extends ActorRow {
  readonly substituted_roles: readonly Role[];
  /** Subtree to which the appointment is limited; null: none. */
  readonly unit_path: string | null;
  /** Single tasks to which the appointment is limited; null: it names none. */
  readonly tasks: readonly NamedTask[] | null;
}

export type RequestWithActor = FastifyRequest & { actor?: Actor };

export function toActor(row: ActorRow, verbs: readonly string[] | null, address: string | null): Actor {
  return {
    accountId: row.account_id,
    displayName: row.display_name,
    organisationId: row.organisation_id,
    organisationPath: row.organisation_path,
    organisationName: row.organisation_name,
    roles: [...new Set(row.grants.map((grant) => grant.role))],
    scopePath: scopeOf(row),
    levels: levelsOf(row),
    publishedPath: widestOf(row, OUTSIDE_ROLES),
    administeredPath: widestOf(row, ADMINISTRATOR_ROLES),
    verbs,
    tokenId: null,
    tokenName: null,
    address,
    onBehalfOf: null,
    standIns: row.stand_ins ?? [],
  };
}

/** The substitute in the place of the principal: one's own account and name, the other's unit, roles and scope as far as appointed. */
export function inPlaceOf(substitute: Actor, principal: PrincipalRow): Actor {
  const { substituted_roles, unit_path, tasks } = principal;
  const grants = principal.grants.filter(({ role }) => substituted_roles.includes(role));
  const place = toActor({ ...principal, grants }, null, substitute.address);
  return {
    ...place,
    accountId: substitute.accountId,
    displayName: substitute.displayName,
    scopePath: narrowed(place.scopePath, unit_path),
    publishedPath: null,
    administeredPath: null,
    onBehalfOf: principal.display_name,
    standIns: [...substitute.standIns, ...place.standIns],
    ...(tasks !== null && { taskIds: entrustedTasks(tasks, (path) => reads(place, path)) }),
  };
}

function narrowed(scope: string, unitPath: string | null): string {
  if (unitPath === null) return scope;
  return unitPath.startsWith(scope) ? unitPath : '-';
}

/** 三员: keeps the system running and acts for nobody in the field's business. */
export function isAdministrator(actor: Actor): boolean {
  return hasRole(actor, ...ADMINISTRATOR_ROLES);
}

/** The widest subtree granted for overseeing, else the unit's own, else nothing: an administrator sees no business data by office. */
function scopeOf(row: ActorRow): string {
  const widest = widestOf(row, OVERSEEING_ROLES);
  if (widest !== null) return widest;
  return row.grants.some((grant) => UNIT_ROLES.includes(grant.role)) ? row.organisation_path : '-';
}

/** An office held for a lower body opens it for acting, a grant of details for reading. */
function levelsOf(row: ActorRow): Levels {
  const scope = scopeOf(row);
  const heads =
    row.grants.find(({ path }) => path === scope)?.heads ??
    (scope === row.organisation_path ? row.heads : []);
  const held = (roles: readonly Role[]) =>
    row.grants
      .filter(({ role, path }) => roles.includes(role) && path.startsWith(scope))
      .map(({ path }) => path);
  const offices = held(OVERSEEING_ROLES);
  return {
    acting: reachOf(heads, offices),
    reading: reachOf(heads, [...offices, ...held([DETAIL_ROLE])]),
  };
}

function widestOf({ grants }: ActorRow, roles: readonly Role[]): string | null {
  const paths = grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.path);
  return paths.sort((a, b) => a.length - b.length)[0] ?? null;
}

/**
 * A unit's part in a task is seen by those who work for the unit or over it: an outside reader or an administrator only
 * sits there. Whoever is limited to tasks sees these alone.
 */
export function contextOf(actor: Actor): DatabaseContext {
  const { scopePath, accountId, publishedPath, levels, taskIds } = actor;
  if (taskIds !== undefined) return { scopePath: '-', organisationId: null, accountId, taskIds };
  const organisationId = hasRole(actor, ...OVERSEEING_ROLES, ...UNIT_ROLES) ? actor.organisationId : null;
  return { scopePath, organisationId, accountId, levels, ...(publishedPath !== null && { publishedPath }) };
}

export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return actor.roles.some((role) => roles.includes(role));
}

/** Whether the body at `path` lies in what the actor oversees: their subtree, without the levels below that have offices of their own. */
export function oversees(actor: Actor, path: string): boolean {
  return hasRole(actor, ...OVERSEEING_ROLES) && actsFor(actor, path);
}

/** Whether the actor's acts reach the body at `path`: as overseer of it, or as its unit. */
export function actsFor({ scopePath, levels }: Pick<Actor, 'scopePath' | 'levels'>, path: string): boolean {
  return path.startsWith(scopePath) && reaches(levels.acting, path);
}

/** Whether the actor reads details of the body at `path`; the same reach as the policies of the database. */
export function reads({ scopePath, levels }: Pick<Actor, 'scopePath' | 'levels'>, path: string): boolean {
  return path.startsWith(scopePath) && reaches(levels.reading, path);
}

export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (actor === undefined) throw new Error('a public route asked for the actor');
  return actor;
});
