import { queryOptions } from '@tanstack/react-query';
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
