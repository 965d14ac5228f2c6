import { QueryClient } from '@tanstack/react-query';
import { onSignedOut } from '../api/client.js';
import { onSubstitutionEnded } from '../api/on-behalf.js';
import { ApiProblem } from '../api/problem.js';
import { sessionQuery } from './session-query.js';

const TRIES = 2;

/** Server state, and nothing else, lives here. A refusal is an answer and is not asked for again; a lost connection is. */
export function newQueryClient(): QueryClient {
  const client = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        networkMode: 'always',
        retry: (failures, error) => error instanceof ApiProblem && error.isUnreachable && failures < TRIES,
        throwOnError: (error) => !(error instanceof ApiProblem),
      },
      mutations: { networkMode: 'always' },
    },
  });
  onSignedOut(() => client.setQueryData(sessionQuery.queryKey, null));
  onSubstitutionEnded(() => void client.resetQueries());
  return client;
}
