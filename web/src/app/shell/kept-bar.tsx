import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { ApiProblem } from '../../api/problem.js';
import { Button } from '../../elements/button.js';
import { useDates } from '../../i18n/dates.js';
import { useTexts } from '../../i18n/texts.js';
import { appTexts } from '../texts.js';
import styles from './shell.module.css';

/** Of all that the page shows: the connection is gone, or something could not be read anew and stands there from before. */
type Standing = 'fresh' | 'offline' | 'not-updated';

/** Said as long as what is shown could not be read anew: the cable is out, or the program does not answer or is broken. */
export function KeptBar() {
  const t = useTexts(appTexts);
  const { time } = useDates();
  const client = useQueryClient();
  const standing = useOfWindow(client, () => standingOf(client));
  const since = useOfWindow(client, () => shownSince(client));
  return (
    <div role="status" className="not-on-paper">
      {standing !== 'fresh' && (
        <div className={styles.offline}>
          <strong>{standing === 'offline' ? t.offline : t.notUpdated}</strong>
          {since !== null && <span>{t.shownFrom(time(new Date(since).toISOString()))}</span>}
          <span>{standing === 'offline' ? t.offlineDetail : t.notUpdatedDetail}</span>
          <Button
            size="small"
            onClick={() => void client.refetchQueries({ type: 'active', predicate: isLate })}
          >
            {t.readAgain}
          </Button>
        </div>
      )}
    </div>
  );
}

function useOfWindow<Value extends string | number | null>(client: QueryClient, value: () => Value): Value {
  return useSyncExternalStore((listener) => {
    const stop = client.getQueryCache().subscribe(listener);
    addEventListener('online', listener);
    addEventListener('offline', listener);
    return () => {
      stop();
      removeEventListener('online', listener);
      removeEventListener('offline', listener);
    };
  }, value);
}

type ShownQuery = ReturnType<typeof shownQueries>[number];

function shownQueries(client: QueryClient) {
  return client.getQueryCache().findAll({ type: 'active' });
}

function standingOf(client: QueryClient): Standing {
  const errors = shownQueries(client).map(lastError);
  if (!navigator.onLine || errors.some((error) => error?.isUnreachable === true)) return 'offline';
  return shownQueries(client).some((query) => isLate(query) && query.state.data !== undefined)
    ? 'not-updated'
    : 'fresh';
}

/** @returns when the oldest of what stands there from before was read (ms since 1970); null where nothing does */
function shownSince(client: QueryClient): number | null {
  const late = shownQueries(client).filter((query) => isLate(query) && query.state.data !== undefined);
  return late.length === 0 ? null : Math.min(...late.map(({ state }) => state.dataUpdatedAt));
}

function isLate(query: ShownQuery): boolean {
  return lastError(query)?.isPassing === true;
}

function lastError({ state: { error, fetchFailureReason } }: ShownQuery): ApiProblem | null {
  const last: unknown = error ?? fetchFailureReason;
  return last instanceof ApiProblem ? last : null;
}
