/** Most tasks that an appointment of a substitute may name: who hands over more hands over the place. */
export const MOST_ENTRUSTED_TASKS = 100;

/** A task that an appointment names, as it stands today. */
export interface NamedTask {
  readonly id: string;
  /** Of the body whose task it is, such as `/yh/qy/`. */
  readonly path: string;
  /** Whether the unit of the one who is away has a part in it. */
  readonly takesPart: boolean;
}

/**
 * 只代办所列任务: naming tasks only ever narrows a place. What the one who is away does not reach any more, the substitute does not
 * either.
 * @param oversees whether the roles that went over reach the body at a path
 * @returns ids, in the order of what was named
 */
export function entrustedTasks(named: readonly NamedTask[], oversees: (path: string) => boolean): string[] {
  return named.filter(({ path, takesPart }) => takesPart || oversees(path)).map(({ id }) => id);
}
