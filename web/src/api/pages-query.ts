import { infiniteQueryOptions } from '@tanstack/react-query';

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
