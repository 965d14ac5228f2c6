/** What of a subtree is closed to somebody, and what within that is open to them; paths such as `/yh/qy/`, each with all under it. */
export interface Reach {
  readonly closed: readonly string[];
  readonly opened: readonly string[];
}

/** A whole subtree, with nothing closed in it. */
export const WHOLE: Reach = Object.freeze({ closed: [], opened: [] });

/**
 * 省—市—县: each level sees its own bodies, and of a lower one what it holds an office or a grant for.
 * @param heads paths of the bodies at the head of a lower level, anywhere under the subtree
 * @param held paths of bodies for which the person holds something of their own: each opens that body and its own level
 */
export function reachOf(heads: readonly string[], held: readonly string[]): Reach {
  const closed = topmost(heads.filter((path) => !held.includes(path)));
  return { closed, opened: topmost(held.filter((path) => isUnder(closed, path))) };
}

/** Whether a record of the body at `path`, which lies in the subtree, is seen. */
export function reaches({ closed, opened }: Reach, path: string): boolean {
  return !isUnder(closed, path) || isUnder(opened, path);
}

function topmost(paths: readonly string[]): string[] {
  const found: string[] = [];
  for (const path of [...paths].sort()) if (!path.startsWith(found.at(-1) ?? '-')) found.push(path);
  return found;
}

function isUnder(above: readonly string[], path: string): boolean {
  return above.some((one) => path.startsWith(one));
}
