import { uuidOf, withoutAbsent, type RawSearch } from '../../app/search-fields.js';

/** Whose items are assigned, and the run that issues them once it was prepared: a reload goes on there. */
export interface AssignSearch {
  readonly reportId?: string;
  readonly runId?: string;
}

export function assignSearch(raw: RawSearch): AssignSearch {
  return withoutAbsent({ reportId: uuidOf(raw['reportId']), runId: uuidOf(raw['runId']) });
}
