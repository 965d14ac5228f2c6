import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schema } from '../../api/client.js';
import { pagesQuery } from '../../api/pages-query.js';
import type { BeginPage } from '../../app/feature.js';
import { hasAnyRole, type Role } from '../../app/roles.js';

export type AgendaRow = Schema<'AgendaRow'>;
export type Whose = 'mine' | 'others';

const ROWS = 20;

export const IN_BUSINESS: readonly Role[] = [
  ...(['supervisor', 'officer', 'line_leader', 'principal'] as const),
  ...(['unit_signer', 'liaison', 'owner'] as const),
];
export const WATCHES_THE_CLOCK: readonly Role[] = [
  'supervisor',
  'officer',
  'line_leader',
  'principal',
  'system_admin',
];

export const agendaQuery = (whose: Whose) =>
  pagesQuery<AgendaRow>(['tasks', 'agenda', whose], (cursor) =>
    read(
      api.GET('/api/agenda', {
        params: { query: { whose, limit: ROWS, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );

export const clockQuery = queryOptions({
  queryKey: ['clock-health'],
  queryFn: () => read(api.GET('/api/sweeps/latest')),
});

export const slipsQuery = queryOptions({
  queryKey: ['tasks', 'slips-waiting'],
  queryFn: () => read(api.GET('/api/slips/waiting')),
});

export const beginHome: BeginPage = (client, session) => {
  if (hasAnyRole(session, IN_BUSINESS)) {
    void client.prefetchInfiniteQuery(agendaQuery('mine'));
    void client.prefetchInfiniteQuery(agendaQuery('others'));
    void client.prefetchQuery(slipsQuery);
  }
  if (hasAnyRole(session, WATCHES_THE_CLOCK)) void client.prefetchQuery(clockQuery);
};
