import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { api, read, type Schema } from '../api/client.js';
import { ApiProblem } from '../api/problem.js';

export type Session = Schema<'ActorView'>;

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session | null> =>
    read(api.GET('/api/session')).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'auth.required') return null;
      throw error;
    }),
  staleTime: 5 * 60_000,
});

export function useSessionQuery() {
  return useQuery(sessionQuery);
}

export const SessionContext = createContext<Session | null>(null);

/** The person who is signed in; only within the shell. */
export function useSession(): Session {
  const session = use(SessionContext);
  if (session === null) throw new Error('no session: this stands outside the shell');
  return session;
}
