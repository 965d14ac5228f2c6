import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useAct } from '../../../api/act.js';
import { api, ifMatch, read } from '../../../api/client.js';
import type { KeptView, NewView } from './kept-views.js';

const KEY = ['ledger-views'];
const NONE: readonly KeptView[] = [];

/** The person's views, and the act that puts others in their place; one who changed them at another screen meanwhile is asked again. */
export function useKeptViews() {
  const client = useQueryClient();
  const kept = useQuery({
    queryKey: KEY,
    queryFn: () => read(api.GET('/api/ledger-views')),
    staleTime: 60_000,
  });
  const version = kept.data?.version ?? 0;
  const keep = useAct({
    send: (views: readonly NewView[]) =>
      read(
        api.PUT('/api/ledger-views', {
          body: { views: [...views] },
          params: { header: ifMatch(version) },
        }),
      ),
    changes: [KEY],
    onDone: (answer) => client.setQueryData(KEY, answer),
  });
  return { views: kept.data?.views ?? NONE, isThere: kept.data !== undefined, keep };
}
