import { QueryClient } from '@tanstack/react-query';
import { onSignedOut } from '../api/client.js';
import { onSubstitutionEnded } from '../api/on-behalf.js';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery } from './session-query.js';

/** After one, two and four seconds; somebody who waits longer wants to know why. */
const TRIES = 3;
const OVERLOADED = 'server.overloaded';

/**
 * Server state, and nothing else, lives here. A refusal is an answer and is not asked for again; a lost connection is. What was
 * turned away at the door of a busy program was not begun, so that an act is sent again, too; of a lost answer nobody knows.
 */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failures, error) => error instanceof ApiProblem && error.isUnreachable && failures < TRIES,
        throwOnError: (error) => !(error instanceof ApiProblem),
      },
      mutations: {
        networkMode: 'always',
        retry: (failures, error) =>
          error instanceof ApiProblem && error.code === OVERLOADED && failures < TRIES,
      },
    },
  });
  onSignedOut(() => client.setQueryData(sessionQuery.queryKey, null));
  onSubstitutionEnded(() => void client.resetQueries());
  return client;
}
