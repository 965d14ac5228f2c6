/** A unit of the directory under one of its names. */
export interface NamedUnit {
  readonly id: string;
  /** `/yz/yh/`. */
  readonly path: string;
  /** Name, short name or alias. */
  readonly name: string;
}

/** The body that wrote the report. */
export interface OwnBody {
  readonly path: string;
  readonly names: readonly string[];
}

/** What stands before a unit and only says whose it is. */
const OWNER = /^(?:[我本]?(?:省|市|县|区|州|旗|镇|乡|街道|村)级?委?|各)/;

/** The names under which a unit that is printed so may stand in the directory, the surest first. */
export function namesFor(printed: string, own: OwnBody): string[] {
  const name = printed.normalize('NFKC').replace(/\s/g, '');
  const bare = name.replace(OWNER, '');
  const ofOwn = own.names.map((body) => body + bare);
  return [...new Set([name, ...ofOwn, bare])].filter((each) => each.length >= 2);
}

/**
 * The unit that a printed name stands for: of the first of its names that the directory knows near the body, the unit that
 * shares the most of the body's place. Null where two are as near, or the place has nothing in common: nobody guesses.
 */
export function resolveUnit(printed: string, own: OwnBody, directory: readonly NamedUnit[]): string | null {
  for (const name of namesFor(printed, own)) {
    const nearness = directory
      .filter((unit) => unit.name === name)
      .map((unit) => ({ id: unit.id, shared: sharedSteps(unit.path, own.path) }));
    const most = Math.max(0, ...nearness.map(({ shared }) => shared));
    const nearest = new Set(nearness.filter(({ shared }) => shared === most).map(({ id }) => id));
    const [only] = nearest;
    if (most > 0 && nearest.size === 1 && only !== undefined) return only;
    if (nearest.size > 1 && most > 0) return null;
  }
  return null;
}

function sharedSteps(one: string, other: string): number {
  const [steps, others] = [one, other].map((path) => path.split('/').filter((step) => step !== ''));
  let shared = 0;
  while (steps?.[shared] !== undefined && steps[shared] === others?.[shared]) shared++;
  return shared;
}
