import createClient, { type Middleware } from 'openapi-fetch';
import { onBehalfOf, substitutionEnded } from './on-behalf.js';
import { ApiProblem, problemOf } from './problem.js';
import type { components, paths } from './schema.js';

/** A view or body of the API by its name: `Schema<'TaskView'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

let signedOut: () => void = () => undefined;

/** @param listener called whenever the API says that nobody is signed in (any more) */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Every answer that is no success is thrown as `ApiProblem`; cookies carry the session, the browser says where it comes from (CSRF). */
const problems: Middleware = {
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return;
    const body: unknown = await response.json().catch(() => null);
    const problem = problemOf(response.status, body);
    if (problem.code === 'auth.required') signedOut();
    if (problem.code === 'substitution.not-in-force') substitutionEnded();
    throw problem;
  },
  onError({ error }) {
    return error instanceof TypeError ? new ApiProblem({ code: 'network.unreachable' }) : undefined;
  },
};

/** Whoever stands in for somebody says so with every request; without the header one acts for oneself. */
const place: Middleware = {
  onRequest({ request }) {
    const principal = onBehalfOf();
    if (principal !== null) request.headers.set('X-On-Behalf-Of', principal);
    return request;
  },
};

/** The API, typed by docs/openapi.json: `api.GET('/api/tasks/{id}', { params: { path: { id } } })`. Use through `read` and `useAct`. */
export const api = createClient<paths>({ baseUrl: globalThis.location.origin });
api.use(place, problems);

/** @returns the body of an answer. @throws ApiProblem */
export async function read<Body>(answer: Promise<{ data?: Body }>): Promise<Body> {
  const { data } = await answer;
  return data as Body;
}

/** Header that says on which version of a record an act was decided; a stale one is answered 412 `record.stale`. */
export function ifMatch(version: number): { readonly 'If-Match': string } {
  return { 'If-Match': `"${version}"` };
}
