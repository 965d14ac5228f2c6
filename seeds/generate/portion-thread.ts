import { once } from 'node:events';
import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Recipe } from './generate.js';
import type { FromThread, TablePortion } from './portion.js';

/** The made-up data, portion by portion: the next one is made in a thread while the server takes the last. */
export class PortionThread {
  private readonly worker: Worker;
  private coming: Promise<FromThread>;

  constructor(recipe: Recipe, lastEventId: number) {
    this.worker = new Worker(new URL(`./portion-worker${extname(import.meta.url)}`, import.meta.url), {
      workerData: { recipe, lastEventId },
      execArgv: launchOptions(),
      env: {},
    });
    this.coming = this.ask();
  }

  /** @returns the id of the newest act, once `take` has had everything */
  async each(take: (portion: readonly TablePortion[]) => Promise<void>): Promise<number> {
    for (;;) {
      const told = await this.coming;
      if ('newestEventId' in told) return told.newestEventId;
      this.coming = this.ask();
      // Looked at only after this portion is taken: a thread that fails meanwhile is no unhandled rejection.
      this.coming.catch(() => undefined);
      await take(told.portion);
    }
  }

  async end(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask(): Promise<FromThread> {
    this.worker.postMessage('next');
    const [told] = (await once(this.worker, 'message')) as [FromThread];
    return told;
  }
}

/** Built, the worker is JavaScript beside this file. Sources that run as they stand need the hooks that compile them. */
function launchOptions(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [];
  return ['--import', new URL('../../test/support/typescript.mjs', import.meta.url).href];
}
