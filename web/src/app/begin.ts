import type { QueryClient } from '@tanstack/react-query';
import { defaultParseSearch } from '@tanstack/react-router';
import { firstHome } from '../features/home/first.js';
import { firstLedger } from '../features/ledger/first.js';
import { firstSignIn } from '../features/sign-in/first.js';
import type { FirstPage } from './feature.js';
import { sessionQuery } from './session-query.js';

const FIRST_PAGES: readonly FirstPage[] = [firstSignIn, firstHome, firstLedger];

/**
 * Asks for what the page of the address needs, its script, who is signed in and its rows, while the console itself is still on the way.
 * What goes wrong here goes wrong again, and is told, where it is needed.
 */
export function beginPage({ pathname, search }: Location, client: QueryClient): void {
  const page = FIRST_PAGES.find(({ path }) => path === pathname);
  void page?.load().catch(() => undefined);
  if (pathname === firstSignIn.path) return;
  void client
    .ensureQueryData(sessionQuery)
    .then((session) => {
      if (session === null || session.mustChangePassword) return;
      page?.begin?.(client, session, page.search?.(defaultParseSearch(search)) ?? {});
    })
    .catch(() => undefined);
}
