import type { paths } from '../../api/schema.js';

type Query = NonNullable<paths['/api/accounts']['get']['parameters']['query']>;
type Role = NonNullable<Query['role']>;

export const TABS = ['people', 'ending', 'import'] as const;
export type AccountsTab = (typeof TABS)[number];

/** Which list, and of whom. */
export interface AccountsSearch extends Pick<Query, 'search' | 'organisationId' | 'state' | 'role'> {
  readonly tab?: AccountsTab;
  readonly withoutOffice?: true;
}

export const ROLES: readonly Role[] = [
  'supervisor',
  'officer',
  'line_leader',
  'principal',
  'unit_signer',
  'liaison',
  'owner',
  'reader_external',
  'detail_reader',
  'system_admin',
  'security_admin',
  'audit_admin',
];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_LETTERS = 100;

/** What of the address the page understands; the rest is dropped. */
export function accountsSearchOf(raw: Readonly<Record<string, unknown>>): AccountsSearch {
  const { search, organisationId, state, withoutOffice } = raw;
  const tab = TABS.find((one) => one === raw['tab']);
  const role = ROLES.find((one) => one === raw['role']);
  return {
    ...(tab !== undefined && { tab }),
    ...(typeof search === 'string' && search !== '' && { search: search.slice(0, MOST_LETTERS) }),
    ...(typeof organisationId === 'string' && UUID.test(organisationId) && { organisationId }),
    ...((state === 'active' || state === 'suspended') && { state }),
    ...(role !== undefined && { role }),
    ...((withoutOffice === true || withoutOffice === 'true') && { withoutOffice: true as const }),
  };
}
