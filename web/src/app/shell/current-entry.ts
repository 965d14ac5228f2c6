interface PageInPlace {
  readonly path: string;
  readonly nav?: object | undefined;
  readonly under?: string | undefined;
}

/**
 * @param pathname address of the window
 * @returns path of the entry of the navigation under which its page stands; null: under none
 */
export function currentEntry(pathname: string, pages: readonly PageInPlace[]): string | null {
  const places = pages
    .filter(({ nav, under }) => nav !== undefined || under !== undefined)
    .filter(({ path }) => isWithin(pathname, path))
    .sort((a, b) => b.path.length - a.path.length);
  const [place] = places;
  return place === undefined ? null : (place.under ?? place.path);
}

function isWithin(pathname: string, path: string): boolean {
  return pathname === path || (path !== '/' && pathname.startsWith(`${path}/`));
}
