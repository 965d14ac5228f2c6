import type { Schema } from '../api/client.js';

export type Role = Schema<'ActorView'>['roles'][number];

/** Everybody but the three administrators, who see no business by office. */
export const BUSINESS_ROLES: readonly Role[] = [
  'supervisor',
  'officer',
  'line_leader',
  'principal',
  'unit_signer',
  'liaison',
  'owner',
  'reader_external',
];

/** Whether the person has any one of the roles; everybody where none are named. */
export function hasAnyRole(
  { roles: held }: Pick<Schema<'ActorView'>, 'roles'>,
  roles: readonly Role[] | undefined,
): boolean {
  return roles === undefined || roles.some((role) => held.includes(role));
}
