import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api, read } from '../../api/client.js';
import { actOnBehalfOf } from '../../api/on-behalf.js';
import { Button } from '../../elements/button.js';
import { useSession } from '../session.js';
import { hasAnyRole } from '../roles.js';
import { appTexts } from '../texts.js';
import { useTexts } from '../../i18n/texts.js';
import styles from './shell.module.css';

/** Who may stand in for somebody at all: everybody who does the field's business. */
const BUSINESS = [
  'supervisor',
  'officer',
  'line_leader',
  'principal',
  'unit_signer',
  'liaison',
  'owner',
] as const;

/** @returns goes on in the place of somebody, or (null) as oneself: everything shown is read anew under that office */
export function useActing(): (principalId: string | null) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return (principalId) => {
    actOnBehalfOf(principalId);
    void navigate({ to: '/' });
    void client.resetQueries();
  };
}

/** For whom the person stands in today. @param isWanted whether anybody looks */
export function usePrincipals(isWanted: boolean) {
  const isBusiness = hasAnyRole(useSession(), BUSINESS);
  return useQuery({
    queryKey: ['substitutions', 'mine-in-force'],
    queryFn: () =>
      read(api.GET('/api/substitutions', { params: { query: { inForce: true, mine: true, limit: 20 } } })),
    enabled: isWanted && isBusiness,
    staleTime: 60_000,
  });
}

/** Says on every page in whose place one acts, and how it is signed. */
export function ActingBar() {
  const t = useTexts(appTexts);
  const { displayName, onBehalfOf, organisationName } = useSession();
  const act = useActing();
  if (onBehalfOf === null) return null;
  return (
    <div className={styles.acting} role="status">
      <strong>{t.actingFor(onBehalfOf, organisationName)}</strong>
      <span>{t.signedAs(displayName, onBehalfOf)}</span>
      <Button size="small" className="not-on-paper" onClick={() => act(null)}>
        {t.stopActing}
      </Button>
    </div>
  );
}
