import { uuidOf } from '../reports/list/list-search.js';

/** Whose items are assigned, and the run that issues them once it was prepared: a reload goes on there. */
export interface AssignSearch {
  readonly reportId?: string;
  readonly runId?: string;
}

export function assignSearch(raw: Readonly<Record<string, unknown>>): AssignSearch {
  const reportId = uuidOf(raw['reportId']);
  const runId = uuidOf(raw['runId']);
  return { ...(reportId !== undefined && { reportId }), ...(runId !== undefined && { runId }) };
}
