import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { ProblemCode } from '../../../../platform/http/problem-catalogue.js';
import type { ReadingOutcome, ReadingTask } from './tasks.js';

/** Deep enough for the libraries, in megabytes. */
const STACK_MB = 4;
const YOUNG_MB = 64;

export type Ending =
  | { readonly outcome: ReadingOutcome }
  /** The thread is not to be used again. */
  | { readonly lost: ProblemCode; readonly reason: string };

/** One worker thread. It sees no environment of the process: a reader needs no secrets. */
export class ReadingThread {
  private readonly worker: Worker;
  private settle: ((ending: Ending) => void) | null = null;
  /** Milliseconds of `performance.now()`; null while there is nothing to do. */
  busySince: number | null = null;
  alive = true;

  /** @param heapMb what V8 keeps to; buffers outside of its heap are for the pool to watch */
  constructor(heapMb: number) {
    this.worker = new Worker(new URL(`./reading-worker${extname(import.meta.url)}`, import.meta.url), {
      env: {},
      execArgv: launchOptions(),
      resourceLimits: {
        maxOldGenerationSizeMb: heapMb,
        maxYoungGenerationSizeMb: Math.min(YOUNG_MB, heapMb),
        stackSizeMb: STACK_MB,
      },
    });
    // An idle thread keeps no process alive.
    this.worker.unref();
    this.worker.on('message', (message: { outcome?: ReadingOutcome; crash?: string }) => {
      if (message.outcome !== undefined) this.end({ outcome: message.outcome });
      else this.end({ lost: 'report.reading-crashed', reason: message.crash ?? '' });
    });
    this.worker.on('error', (error: NodeJS.ErrnoException) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      this.end({ lost: full ? 'report.reading-too-large' : 'report.reading-crashed', reason: error.message });
    });
    this.worker.on('exit', (code) => {
      this.alive = false;
      this.end({ lost: 'report.reading-crashed', reason: `exit code ${code}` });
    });
  }

  run(task: ReadingTask): Promise<Ending> {
    return new Promise((resolve) => {
      this.busySince = performance.now();
      this.settle = resolve;
      this.worker.ref();
      this.worker.postMessage(task);
    });
  }

  /** Ends the thread whatever it does; a task under way ends with the code. */
  async kill(lost: ProblemCode, reason: string): Promise<void> {
    this.end({ lost, reason });
    await this.worker.terminate();
  }

  private end(ending: Ending): void {
    this.worker.unref();
    this.busySince = null;
    const settle = this.settle;
    this.settle = null;
    settle?.(ending);
  }
}

/** Built, the worker is JavaScript beside this file. Sources that run as they stand need the hooks that compile them. */
function launchOptions(): string[] {
  if (!import.meta.url.endsWith('.ts')) return [];
  return ['--import', new URL('../../../../../test/support/typescript.mjs', import.meta.url).href];
}
