import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { inPlace, places } from './on-behalf.js';

/** What changed while a stream took longer than this to open may have been missed. */
const SLOW_MS = 1_000;

/**
 * The live stream: what changes on the server is read anew where it is shown. Query keys begin with what they hold: `['tasks', …]` for
 * whatever shows tasks, `['task', id, …]` for one, `['notices', …]` for the inbox. A window in the background holds no connection (a
 * browser has six for one address); when it comes back it reads anew what it shows.
 */
export function useLive(): void {
  const client = useQueryClient();
  useEffect(() => {
    let stream: EventSource | null = null;
    let missed = false;
    const read = (...keys: string[][]) => {
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    };
    const connect = () => {
      stream = new EventSource(inPlace('/api/live'));
      stream.addEventListener('notice', () => read(['notices']));
      stream.addEventListener('task', (event: MessageEvent<string>) => {
        const { id } = JSON.parse(event.data) as { id: string };
        read(['task', id], ['tasks']);
      });
      stream.addEventListener('resync', () => read([]));
      const askedAt = performance.now();
      stream.addEventListener('open', () => {
        if (missed || performance.now() - askedAt > SLOW_MS) read([]);
        missed = false;
        document.documentElement.dataset['live'] = 'on';
      });
      stream.addEventListener('error', () => {
        missed = true;
        delete document.documentElement.dataset['live'];
      });
    };
    const follow = () => {
      stream?.close();
      stream = null;
      if (document.visibilityState === 'hidden') missed = true;
      else connect();
    };
    follow();
    document.addEventListener('visibilitychange', follow);
    places.addEventListener('change', follow);
    return () => {
      document.removeEventListener('visibilitychange', follow);
      places.removeEventListener('change', follow);
      stream?.close();
    };
  }, [client]);
}
