import { useAct, type Act } from '../../api/act.js';
import { api, type Schema } from '../../api/client.js';

export type Credentials = Schema<'SignInDto'>;
export type SignIn = Act<Credentials, unknown>;

/** Opens a session; the API answers `second-factor.wanted` where a code is to come with the password. */
export function useSignIn(onDone: () => void): SignIn {
  return useAct({
    send: (body: Credentials) => api.POST('/api/session', { body }),
    changes: [],
    onDone,
  });
}
