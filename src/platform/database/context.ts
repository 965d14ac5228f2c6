/**
 * On whose behalf SQL runs. Row-level security reads these three settings in every policy; they live as long as the
 * transaction (`set_config(…, true)`), so a pooled connection carries nothing over to the next request.
 */
export interface DatabaseContext {
  /** Organisation path (`/yz/yh/`) whose subtree may be seen; `/` is everything, `-` nothing. */
  readonly scopePath: string;
  /** Unit through whose participation further tasks may be seen; null for the system. */
  readonly organisationId: string | null;
  readonly accountId: string | null;
}

/** Jobs, schedules and the command line: they see every body and act for none. */
export const SYSTEM: DatabaseContext = Object.freeze({
  scopePath: '/',
  organisationId: null,
  accountId: null,
});

/** A request that has not signed in yet. */
export const NOBODY: DatabaseContext = Object.freeze({
  scopePath: '-',
  organisationId: null,
  accountId: null,
});

export const SET_CONTEXT = {
  name: 'set-context',
  text: `select set_config('app.scope', $1, true), set_config('app.organisation', $2, true), set_config('app.account', $3, true)`,
};

export function contextValues(context: DatabaseContext): string[] {
  return [context.scopePath, context.organisationId ?? '', context.accountId ?? ''];
}
