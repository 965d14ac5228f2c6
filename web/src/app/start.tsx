import type { QueryClient } from '@tanstack/react-query';
import type { ParsedLocation } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { newRouter } from './router.js';

/** Draws the console; the script of the page of the address is fetched while the frame around it is made. */
export function start(place: HTMLElement, client: QueryClient): void {
  const router = newRouter();
  for (const { staticData } of router.matchRoutes(router.latestLocation as ParsedLocation))
    void staticData.load?.().catch(() => undefined);
  createRoot(place).render(<App client={client} router={router} />);
}
