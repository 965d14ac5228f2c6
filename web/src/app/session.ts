import { useQuery } from '@tanstack/react-query';
import { createContext, use } from 'react';
import { sessionQuery, type Session } from './session-query.js';

export type { Session };

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
