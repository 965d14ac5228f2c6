import { useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '../../api/problem.js';
import { useTexts } from '../../i18n/texts.js';
import { appTexts } from '../texts.js';
import styles from './shell.module.css';

/** Said as long as what is shown could not be read anew: the cable is out, or the program does not answer. */
export function OfflineBar() {
  const t = useTexts(appTexts);
  const isOffline = useIsOffline();
  return (
    <div role="status" className="not-on-paper">
      {isOffline && (
        <div className={styles.offline}>
          <strong>{t.offline}</strong>
          <span>{t.offlineDetail}</span>
        </div>
      )}
    </div>
  );
}

function useIsOffline(): boolean {
  const client = useQueryClient();
  return useSyncExternalStore(
    (listener) => {
      const stop = client.getQueryCache().subscribe(listener);
      addEventListener('online', listener);
      addEventListener('offline', listener);
      return () => {
        stop();
        removeEventListener('online', listener);
        removeEventListener('offline', listener);
      };
    },
    () =>
      !navigator.onLine ||
      client
        .getQueryCache()
        .findAll({ type: 'active' })
        .some(
          ({ state: { error, fetchFailureReason: last } }) => isUnreachable(error) || isUnreachable(last),
        ),
  );
}

function isUnreachable(error: unknown): boolean {
  return error instanceof ApiProblem && error.isUnreachable;
}
