import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly next: string | null;
}

/**
 * A keyset-paged list that grows by "more"; it never knows how many rows there are.
 * @param key query key, with every filter in it
 * @param readPage reads the page after `cursor`; undefined: the first
 * @param keepsRows the rows of the last key stay, as placeholder data, until those of the new one are there
 */
export function usePages<Row>(
  key: readonly unknown[],
  readPage: (cursor: string | undefined) => Promise<Page<Row>>,
  { keepsRows = false }: { readonly keepsRows?: boolean } = {},
) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => readPage(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    ...(keepsRows && { placeholderData: keepPreviousData }),
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return { ...query, rows };
}
