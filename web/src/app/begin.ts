import type { QueryClient } from '@tanstack/react-query';
import type { ParsedLocation } from '@tanstack/react-router';
import type { newRouter } from './router.js';
import { sessionQuery } from './session.js';

/**
 * Asks for what the first page needs, its script, who is signed in and its rows, before anything is drawn: they are on their way while
 * the frame around them is made. What goes wrong here goes wrong again, and is told, where it is needed.
 */
export function beginPage(router: ReturnType<typeof newRouter>, client: QueryClient): void {
  for (const { staticData, routeId, search } of router.matchRoutes(router.latestLocation as ParsedLocation)) {
    void staticData.load?.().catch(() => undefined);
    if (routeId === '/shell') void client.prefetchQuery(sessionQuery);
    const { begin } = staticData;
    if (begin === undefined) continue;
    void client
      .ensureQueryData(sessionQuery)
      .then((session) => {
        if (session !== null && !session.mustChangePassword) begin(client, session, search as object);
      })
      .catch(() => undefined);
  }
}
