import { Resources, Schemas, Types } from 'scimmy';
import { LOGIN_PATTERN } from '../../accounts/index.js';
import { ENTERPRISE_USER, isKeepable, isRecord, refusal, SCIM_PATH, understood } from './scim-protocol.js';

/** An account as the directory sees it. */
export interface KeptPerson {
  readonly id: string;
  readonly login: string;
  readonly displayName: string;
  readonly postTitle: string | null;
  readonly email: string | null;
  readonly organisationId: string;
  /** Official name: `department` of the enterprise extension. */
  readonly organisationName: string;
  readonly externalId: string | null;
  readonly isActive: boolean;
  readonly isSuspendedByDirectory: boolean;
  readonly createdAt: Date;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
}

/** What a directory says of a person; what it leaves out stays as it is. */
export interface ToldPerson {
  readonly login: string;
  readonly displayName: string | null;
  readonly postTitle: string | null;
  readonly email: string | null;
  /** Official name, name on lists, alias or path of the unit. */
  readonly unit: string | null;
  readonly externalId: string | null;
  readonly isActive: boolean;
}

const LONGEST = {
  userName: 100,
  displayName: 100,
  title: 200,
  email: 200,
  externalId: 200,
  department: 200,
} as const;
const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** @param attributes which of them to show; all where undefined */
export function userOf(person: KeptPerson, attributes?: Types.Filter): Types.Schema {
  const { id, login, displayName, postTitle, email, organisationName, externalId, isActive, groups } = person;
  const resource = {
    id,
    userName: login,
    displayName,
    name: { formatted: displayName },
    active: isActive,
    ...(externalId !== null && { externalId }),
    ...(postTitle !== null && { title: postTitle }),
    ...(email !== null && { emails: [{ value: email, type: 'work', primary: true }] }),
    [ENTERPRISE_USER]: { department: organisationName },
    groups: groups.map((group) => ({
      value: group.id,
      display: group.name,
      $ref: `${SCIM_PATH}/Groups/${group.id}`,
    })),
    meta: { created: person.createdAt },
  };
  return shownOf(Schemas.User, resource, { endpoint: Resources.User.endpoint, attributes });
}

/** The library's classes take more than their types tell: where resources lie, and which attributes to show. */
export function shownOf(
  schema: new (resource: object, direction: string) => Types.Schema,
  resource: object,
  { endpoint, attributes }: { readonly endpoint: string; readonly attributes?: Types.Filter | undefined },
): Types.Schema {
  const make = schema as unknown as new (...given: unknown[]) => Types.Schema;
  return understood(() => new make(resource, 'out', `${SCIM_PATH}${endpoint}`, attributes));
}

/**
 * @param kept as it is now: of a name that is told in several ways the one that differs counts
 * @throws a refusal `invalidValue`
 */
export function toldOf(body: unknown, kept?: KeptPerson): ToldPerson {
  if (!isRecord(body)) throw refusal(400, 'invalidSyntax', 'one User resource was expected');
  const user = understood(() => new Schemas.User(body, 'in'));
  const enterprise = (user as unknown as Record<string, unknown>)[ENTERPRISE_USER];
  const login = user.userName.toLowerCase();
  if (!LOGIN_PATTERN.test(login))
    throw refusal(400, 'invalidValue', 'userName: small letters, digits and . _ @ -');
  return {
    login: bounded('userName', login),
    displayName: bounded('displayName', nameOf(user, kept?.displayName)),
    postTitle: bounded('title', textOf(user.title)),
    email: emailOf(user.emails),
    unit: bounded('department', isRecord(enterprise) ? textOf(enterprise['department']) : null),
    externalId: bounded('externalId', textOf(user.externalId)),
    isActive: user.active ?? true,
  };
}

function nameOf({ displayName, name }: Schemas.User, current: string | undefined): string | null {
  const { formatted, familyName, givenName } = name ?? {};
  const told = [displayName, formatted, `${familyName ?? ''}${givenName ?? ''}`].map(textOf);
  return told.find((one) => one !== null && one !== current) ?? told.find((one) => one !== null) ?? null;
}

function emailOf(emails: Schemas.User['emails']): string | null {
  const all = (emails ?? []) as readonly { readonly value?: string; readonly primary?: boolean }[];
  const email = textOf((all.find(({ primary }) => primary === true) ?? all[0])?.value);
  if (email !== null && !EMAIL.test(email)) throw refusal(400, 'invalidValue', 'emails: no address of mail');
  return bounded('email', email);
}

function textOf(value: unknown): string | null {
  const text = typeof value === 'string' ? value.trim() : '';
  return text === '' ? null : text;
}

function bounded<T extends string | null>(field: keyof typeof LONGEST, value: T): T {
  if (value !== null && !isKeepable(value, LONGEST[field]))
    throw refusal(400, 'invalidValue', `${field}: at most ${LONGEST[field]} characters`);
  return value;
}
