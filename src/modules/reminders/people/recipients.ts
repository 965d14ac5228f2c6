import type { Role } from '../../../core/task/index.js';

/** Somebody who can be told something. */
export interface Person {
  readonly accountId: string;
  /** Null: no e-mail reaches this person. */
  readonly email: string | null;
  /** Eleven digits; null where none is given. */
  readonly mobile: string | null;
  /** How the person wants to be told beside the inbox; `none`: not at all. */
  readonly push: 'mail' | 'robot' | 'sms' | 'none';
  /** Families of reminders of which the inbox is enough. */
  readonly muted: readonly string[];
  /** Today the person wants to hear of nothing that can wait. */
  readonly isQuiet: boolean;
  /** The unit has a robot in its group. */
  readonly hasRobot: boolean;
}

/** Where a task stands among units and people: enough to find who holds a role for it. */
export interface TaskPlace {
  /** Absent where it is about no task. */
  readonly id?: string | undefined;
  readonly leadOrganisationId: string | null;
  /** Path of the body whose task it is. */
  readonly orgPath: string;
  readonly ownerId: string | null;
  readonly liaisonId: string | null;
  readonly lineLeaderId: string | null;
  /** Null where it is about no task. */
  readonly createdBy: string | null;
}

export interface Holding extends Person {
  readonly role: Role;
  readonly organisationId: string;
  readonly path: string;
}

/** 代理人: somebody told in the place of another, or beside them. */
export interface Substitute extends Person {
  readonly principalId: string;
  /** Roles of the principal in which they act. */
  readonly roles: readonly Role[];
  /** Body to whose matters it is limited; null: all. */
  readonly unitPath: string | null;
  /** Tasks to which it is limited; null: none. */
  readonly taskIds: readonly string[] | null;
}

/** 联络员 · 责任人 · 单位负责人 belong to the lead unit; everybody else stands above it. */
const UNIT_ROLES: ReadonlySet<Role> = new Set(['liaison', 'owner', 'unit_signer']);

/** Who holds which role for which task, as far as it has been told. */
export class RoleHolders {
  private readonly byUnit = new Map<string, Person[]>();
  private readonly byPath = new Map<string, { organisationId: string; people: Person[] }>();
  private readonly heads = new Set<string>();
  private readonly named = new Map<string, Person>();
  private readonly substitutes = new Map<string, Substitute>();

  learn(holdings: readonly Holding[]): void {
    for (const { role, organisationId, path, ...person } of holdings) {
      push(this.byUnit, `${role} ${organisationId}`, person);
      const key = `${role} ${path}`;
      const there = this.byPath.get(key);
      if (there) there.people.push(person);
      else this.byPath.set(key, { organisationId, people: [person] });
    }
  }

  /** Bodies at the head of a level of government: what a notice says is not told to the level above (docs/adr/0041). */
  learnHeads(paths: readonly string[]): void {
    for (const path of paths) this.heads.add(path);
  }

  /** People whom tasks name; somebody whose account is closed is not among them. */
  learnNames(people: readonly Person[]): void {
    for (const person of people) this.named.set(person.accountId, person);
  }

  /** Those in force on the day; at most one for each principal. */
  learnSubstitutes(substitutes: readonly Substitute[]): void {
    for (const substitute of substitutes) this.substitutes.set(substitute.principalId, substitute);
  }

  /**
   * The person the task names for the role, else all who hold it in the place where it is held; empty: nobody does. A
   * substitute hears what the principal hears, and instead of one who wants to hear nothing; who stands above stays the same.
   */
  of(role: Role, task: TaskPlace): readonly Person[] {
    const people = this.holding(role, task);
    if (this.substitutes.size === 0) return people;
    const told = people.flatMap((person) => this.withSubstitute(person, role, task));
    return told.filter(({ accountId }, i) => told.findIndex((one) => one.accountId === accountId) === i);
  }

  private withSubstitute(person: Person, role: Role, task: TaskPlace): readonly Person[] {
    const found = this.substitutes.get(person.accountId);
    if (!found || !actsIn(found, role, task)) return [person];
    const { principalId: _principal, roles: _roles, unitPath: _unit, taskIds: _tasks, ...substitute } = found;
    return person.isQuiet ? [substitute] : [person, substitute];
  }

  private holding(role: Role, task: TaskPlace): readonly Person[] {
    const named = this.named.get(namedFor(role, task) ?? '');
    if (named) return [named];
    if (UNIT_ROLES.has(role)) return this.byUnit.get(`${role} ${task.leadOrganisationId ?? ''}`) ?? NOBODY;
    return this.above(role, task);
  }

  /** The nearest on the way up from the body, within its level of government; a unit that leads its own task is not its own superior. */
  private above(role: Role, { orgPath, leadOrganisationId }: TaskPlace): readonly Person[] {
    for (const path of pathsUp(orgPath)) {
      const there = this.byPath.get(`${role} ${path}`);
      if (there && there.organisationId !== leadOrganisationId) return there.people;
      if (this.heads.has(path)) break;
    }
    return NOBODY;
  }
}

const NOBODY: readonly Person[] = [];

function actsIn({ roles, unitPath, taskIds }: Substitute, role: Role, { id, orgPath }: TaskPlace): boolean {
  const isNamed = taskIds === null || (id !== undefined && taskIds.includes(id));
  return isNamed && roles.includes(role) && orgPath.startsWith(unitPath ?? '');
}

/** `/yh/qy/ww/` → itself, `/yh/qy/`, `/yh/`. */
export function pathsUp(path: string): string[] {
  const paths: string[] = [];
  for (let end = path.length; end > 1; end = path.lastIndexOf('/', end - 2) + 1)
    paths.push(path.slice(0, end));
  return paths;
}

function namedFor(role: Role, task: TaskPlace): string | null {
  switch (role) {
    case 'liaison':
      return task.liaisonId;
    case 'owner':
      return task.ownerId;
    case 'line_leader':
      return task.lineLeaderId;
    case 'officer':
      return task.createdBy;
    default:
      return null;
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
