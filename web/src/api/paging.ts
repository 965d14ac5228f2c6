import { infiniteQueryOptions, keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/** The pages of a list as the query cache keeps them, for whoever shows the list or asks for it beforehand. */
export function pagesQuery<Row>(
  key: readonly unknown[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
) {
  return infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}

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
