import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../../api/client.js';

/** The rule packs of this release; they change with the program only. */
export function usePacks() {
  return useQuery({
    queryKey: ['rule-packs'],
    queryFn: () => read(api.GET('/api/rule-packs')),
    staleTime: Infinity,
  });
}
