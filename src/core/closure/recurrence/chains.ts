/** One item of one year of one body. */
export interface ChainItem {
  readonly id: string;
  readonly year: number;
}

/** A confirmed link: `laterId` is `earlierId` come back or carried over. */
export interface ChainLink {
  readonly earlierId: string;
  readonly laterId: string;
}

/** Items that are one matter over the years (domain.md §11). */
export interface Chain {
  /** In order of year, then of id. */
  readonly itemIds: readonly string[];
  readonly firstYear: number;
  readonly lastYear: number;
  /** Number of different report years in which the matter was listed; 2 and more is 屡改屡犯. */
  readonly yearCount: number;
  /** 结转年数: the last year it was listed minus the first. */
  readonly carriedYears: number;
}

/**
 * Joins items to chains by their links; an item without a link is a chain of its own. Links to unknown items, and
 * links that do not lead to a later year, are left out: a chain never runs backwards.
 */
export function chainsOf(items: readonly ChainItem[], links: readonly ChainLink[]): Chain[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const root = new Map(items.map((item) => [item.id, item.id]));
  for (const link of links) {
    const earlier = byId.get(link.earlierId);
    const later = byId.get(link.laterId);
    if (earlier && later && earlier.year < later.year)
      root.set(rootOf(root, later.id), rootOf(root, earlier.id));
  }
  const groups = new Map<string, ChainItem[]>();
  for (const item of items) {
    const key = rootOf(root, item.id);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()].map(toChain);
}

function rootOf(root: ReadonlyMap<string, string>, id: string): string {
  let at = id;
  for (let next = root.get(at); next !== undefined && next !== at; next = root.get(at)) at = next;
  return at;
}

function toChain(group: readonly ChainItem[]): Chain {
  const sorted = [...group].sort((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
  const years = sorted.map((item) => item.year);
  const firstYear = Math.min(...years);
  const lastYear = Math.max(...years);
  return {
    itemIds: sorted.map((item) => item.id),
    firstYear,
    lastYear,
    yearCount: new Set(years).size,
    carriedYears: lastYear - firstYear,
  };
}
