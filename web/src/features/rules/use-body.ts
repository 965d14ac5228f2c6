import { useQuery } from '@tanstack/react-query';
import { api, read } from '../../api/client.js';
import { useSearchOf } from '../../app/address.js';
import { useSession } from '../../app/session.js';
import type { RulesSearch } from './rules-search.js';

/** The body whose rules are looked at: the one in the address, else the one that the person's office belongs to. */
export function useBody(): string | undefined {
  const { body } = useSearchOf<RulesSearch>();
  const { organisationId } = useSession();
  const own = useQuery({
    queryKey: ['organisation', organisationId],
    queryFn: () => read(api.GET('/api/organisations/{id}', { params: { path: { id: organisationId } } })),
    enabled: body === undefined,
  });
  if (body !== undefined || own.data === undefined) return body;
  return own.data.isReportingBody ? own.data.id : (own.data.parentId ?? own.data.id);
}
