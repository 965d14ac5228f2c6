import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { pagesQuery, type Page } from './pages-query.js';

export type { Page };

/**
 * A keyset-paged list that grows by "more"; it never knows how many rows there are.
 * @param key query key, with every filter in it
 * @param readPage reads the page after `cursor`; undefined: the first
 */
export function usePages<Row>(
  key: readonly unknown[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
  options: KeptRows = {},
) {
  return usePagesOf(pagesQuery(key, readPage), options);
}

interface KeptRows {
  /** The rows of the last key stay, as placeholder data, until those of the new one are there. */
  readonly keepsRows?: boolean;
}

/** The same of a list whose query has a name. */
export function usePagesOf<Row>(
  list: ReturnType<typeof pagesQuery<Row>>,
  { keepsRows = false }: KeptRows = {},
) {
  const query = useInfiniteQuery({ ...list, ...(keepsRows && { placeholderData: keepPreviousData }) });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, rows };
}
