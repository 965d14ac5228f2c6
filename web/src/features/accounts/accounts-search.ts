import type { paths } from '../../api/schema.js';
import { oneOf, trueOf, typedOf, uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

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
const MOST_LETTERS = 100;

/** What of the address the page understands; the rest is dropped. */
export function accountsSearchOf(raw: RawSearch): AccountsSearch {
  return withoutAbsent({
    tab: oneOf(raw['tab'], TABS),
    search: typedOf(raw['search'], MOST_LETTERS),
    organisationId: uuidOf(raw['organisationId']),
    state: oneOf(raw['state'], ['active', 'suspended']),
    role: oneOf(raw['role'], ROLES),
    withoutOffice: trueOf(raw['withoutOffice']),
  });
}
