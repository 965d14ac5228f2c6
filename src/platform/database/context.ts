import { WHOLE, type Reach } from '../../core/shared/reach.js';

/**
 * On whose behalf SQL runs. Row-level security reads these settings in every policy; they live as long as the
 * transaction (`set_config(…, true)`), so a pooled connection carries nothing over to the next request.
 */
export interface DatabaseContext {
  /** Organisation path (`/yz/yh/`) whose subtree may be seen; `/` is everything, `-` nothing. */
  readonly scopePath: string;
  /** Unit through whose participation further tasks may be seen; null for the system. */
  readonly organisationId: string | null;
  readonly accountId: string | null;
  /** Subtree of which only what is published may be seen (人大, 社会公众); absent for everybody else. */
  readonly publishedPath?: string;
  /**
   * What lower levels of government close to a person (docs/adr/0041); absent for those whom levels do not bind: the system, and
   * administrators about accounts and the record.
   */
  readonly levels?: Levels;
  /** Tasks that somebody who stands in is limited to, without scope or unit of their own; absent for everybody else. */
  readonly taskIds?: readonly string[];
}

/** A grant of details is for reading: a transaction that writes does not see what it opens. */
export interface Levels {
  readonly acting: Reach;
  readonly reading: Reach;
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

/** In the order of {@link contextValues}. */
export const CONTEXT_SETTINGS = [
  'app.scope',
  'app.organisation',
  'app.account',
  'app.published',
  'app.closed',
  'app.opened',
  'app.tasks',
] as const;

/**
 * Writing transactions also say what time it is for the program: `app.now` dates what triggers record. One column, for nobody
 * reads it and every column of an answer costs the program as much as the call.
 */
export const SET_CONTEXT = `select concat(${[...CONTEXT_SETTINGS, 'app.now'].map((name, i) => `set_config('${name}', $${i + 1}, true)`).join(', ')})`;

export function contextValues(context: DatabaseContext, purpose: keyof Levels): string[] {
  const { closed, opened } = context.levels?.[purpose] ?? WHOLE;
  return [
    context.scopePath,
    context.organisationId ?? '',
    context.accountId ?? '',
    context.publishedPath ?? '',
    patternOf(closed) || 'nothing',
    patternOf(opened),
    context.taskIds === undefined ? '' : `{${context.taskIds.join(',')}}`,
  ];
}

/** A regular expression for what lies under any of the paths; empty for none. Nothing in a path has a meaning of its own in it. */
function patternOf(paths: readonly string[]): string {
  return paths.length === 0 ? '' : `^(?:${paths.join('|')})`;
}
