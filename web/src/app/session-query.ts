import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schema } from '../api/client.js';
import { onBehalfOf } from '../api/on-behalf.js';
import { ApiProblem } from '../api/problem.js';

export type Session = Schema<'ActorView'>;

/** Who is signed in; null: nobody. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: (): Promise<Session | null> =>
    readSession().catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === 'auth.required') return null;
      throw error;
    }),
  staleTime: 5 * 60_000,
});

/** The answer that comes along with the page is of the person, in whosever place the window acts: then it is asked for again. */
async function readSession(): Promise<Session> {
  const ask = () => read(api.GET('/api/session'));
  const session = await ask();
  return session.onBehalfOf === null && onBehalfOf() !== null ? ask() : session;
}
