import type { QueryClient } from '@tanstack/react-query';
import type { ParsedLocation } from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { newRouter } from './router.js';

/** What is there within a blink is drawn at once with the frame; for anything else the frame does not wait. */
const BLINK_MS = 100;

/** Draws the console; the script of the page of the address is fetched while the frame around it is made. */
export async function start(place: HTMLElement, client: QueryClient): Promise<void> {
  const router = newRouter();
  for (const { staticData } of router.matchRoutes(router.latestLocation as ParsedLocation))
    void staticData.load?.().catch(() => undefined);
  await Promise.race([router.load(), new Promise((resolve) => setTimeout(resolve, BLINK_MS))]);
  createRoot(place).render(<App client={client} router={router} />);
}
