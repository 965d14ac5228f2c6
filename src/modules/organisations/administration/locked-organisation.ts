import type { Tx } from '../../../platform/database/tx.js';
import { Problem } from '../../../platform/http/problem.js';
import type { Administrator } from '../../accounts/index.js';

export interface LockedOrganisation {
  readonly id: string;
  readonly parentId: string | null;
  readonly path: string;
  readonly code: string;
  readonly name: string;
  readonly closedOn: string | null;
  readonly version: number;
}

/** @throws Problem `record.not-found` outside what the administrator looks after, `organisation.closed` for one that was closed */
export async function lockOrganisation(tx: Tx, by: Administrator, id: string): Promise<LockedOrganisation> {
  const [row] = await tx.query<LockedOrganisation>(LOCK, [id, by.path]);
  if (row === undefined) throw new Problem('record.not-found');
  if (row.closedOn !== null) throw new Problem('organisation.closed');
  return row;
}

/** What an act on an organisation is recorded under. */
export function subjectOf({ id, path }: Pick<LockedOrganisation, 'id' | 'path'>) {
  return { organisationId: id, orgPath: path, subjectType: 'organisation', subjectId: id } as const;
}

const LOCK = `
select id, parent_id as "parentId", path, code, name, closed_on::text as "closedOn", version
from organisation where id = $1 and starts_with(path, $2) for no key update`;
