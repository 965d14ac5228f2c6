import { api, read } from '../../../api/client.js';
import { usePages } from '../../../api/paging.js';
import type { SimulatorSearch } from '../search.js';

const ROWS = 50;

/** The notices of a simulation in the order of days, as far as they were asked for. */
export function useNotices(id: string, { on, recipientId, foundBy }: SimulatorSearch) {
  const filters = {
    ...(on !== undefined && { on }),
    ...(recipientId !== undefined && { recipientId }),
    ...(foundBy !== undefined && { foundBy }),
  };
  return usePages(['simulations', id, 'notices', filters], (cursor) =>
    read(
      api.GET('/api/simulations/{id}/notices', {
        params: { path: { id }, query: { ...filters, limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
}
