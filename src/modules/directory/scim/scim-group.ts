import { Resources, Schemas, type Types } from 'scimmy';
import { idOf, isKeepable, isRecord, refusal, SCIM_PATH, understood } from './scim-protocol.js';
import { shownOf } from './scim-user.js';

export interface KeptGroup {
  readonly id: string;
  readonly displayName: string;
  readonly externalId: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly members: readonly { readonly id: string; readonly name: string }[];
}

/** What a directory says of a group: all of its members. */
export interface ToldGroup {
  readonly displayName: string;
  readonly externalId: string | null;
  readonly memberIds: readonly string[];
}

const LONGEST = 200;
/** Members of one group; a larger one says nothing about an office. */
export const MOST_MEMBERS = 5_000;

export function groupOf(group: KeptGroup, attributes?: Types.Filter): Types.Schema {
  const { id, displayName, externalId, createdAt, changedAt, members } = group;
  const resource = {
    id,
    displayName,
    ...(externalId !== null && { externalId }),
    members: members.map((member) => ({
      value: member.id,
      display: member.name,
      type: 'User',
      $ref: `${SCIM_PATH}/Users/${member.id}`,
    })),
    meta: { created: createdAt, lastModified: changedAt },
  };
  return shownOf(Schemas.Group, resource, { endpoint: Resources.Group.endpoint, attributes });
}

/** @throws a refusal `invalidValue` */
export function toldGroupOf(body: unknown): ToldGroup {
  if (!isRecord(body)) throw refusal(400, 'invalidSyntax', 'one Group resource was expected');
  const { displayName, externalId, members = [] } = understood(() => new Schemas.Group(body, 'in'));
  const name = displayName.trim();
  const fits = [name, externalId ?? ''].every((text) => isKeepable(text, LONGEST));
  if (name === '' || !fits)
    throw refusal(400, 'invalidValue', `displayName, externalId: at most ${LONGEST} characters`);
  if (members.length > MOST_MEMBERS) throw refusal(413, 'tooMany', `at most ${MOST_MEMBERS} members`);
  const memberIds = (members as readonly { readonly value?: string }[]).map(({ value = '' }) =>
    memberOf(value),
  );
  return { displayName: name, externalId: externalId ?? null, memberIds: [...new Set(memberIds)] };
}

/** Members are people; a group in a group is none of them. */
function memberOf(value: string): string {
  try {
    return idOf(value);
  } catch {
    throw refusal(400, 'invalidValue', 'members: the id of a User was expected');
  }
}
