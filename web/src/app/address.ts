import { useParams, useSearch } from '@tanstack/react-router';

/** The part of the address that names a record: `$reportId` of the path of the page. */
export function usePathParams<Params>(): Params {
  const params: unknown = useParams({ strict: false });
  return params as Params;
}

/** What stands after `?`, as `search` of the page gave it back. */
export function useSearchOf<Search>(): Search {
  const search: unknown = useSearch({ strict: false });
  return search as Search;
}
