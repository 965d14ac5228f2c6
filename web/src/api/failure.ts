import { asProblem } from './problem.js';

interface Asked {
  readonly data: unknown;
  readonly error: unknown;
}

/** Of the results of a query, the one that has an error and nothing to show. */
type Lost<Query> = Extract<Query, { readonly status: 'error'; readonly data: undefined }>;

/**
 * Whether an error stands in the place of what was asked for. What was there before stays through a passing error (no connection, a
 * server that is busy or broken), and the line at the top of the window says from when it is; a refusal is an answer and takes it away.
 */
export function isLost<Query extends Asked>(query: Query): query is Lost<Query> {
  const { data, error } = query;
  return error !== null && (data === undefined || !asProblem(error).isPassing);
}

/** The first of several queries that is lost: what they show together is not to be had. */
export function lostOf<Queries extends readonly Asked[]>(
  ...queries: Queries
): Lost<Queries[number]> | undefined {
  return queries.find((query): query is Lost<Queries[number]> => isLost(query));
}
