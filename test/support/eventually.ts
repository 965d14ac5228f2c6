import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 20;

/** Repeats `probe` until it no longer throws; after `patienceMs` its last error is the test's. */
export async function eventually<T>(probe: () => T | Promise<T>, patienceMs = 60_000): Promise<T> {
  for (const deadline = Date.now() + patienceMs; ; await delay(POLL_MS)) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
  }
}
