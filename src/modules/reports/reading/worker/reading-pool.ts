import { Logger, type OnApplicationShutdown } from '@nestjs/common';
import { ReadingThread, type Ending } from './reading-thread.js';
import type { ReadingOutcome, ReadingTask } from './tasks.js';

export interface ReadingLimits {
  readonly threads: number;
  /** Milliseconds for one document. */
  readonly readWithin: number;
  /** Milliseconds for unpacking one archive. */
  readonly unpackWithin: number;
  /** Megabytes of JavaScript objects that one thread may hold. */
  readonly heapMb: number;
  /** Bytes by which the process may grow while documents are read, before the longest reader is ended. */
  readonly growth: number;
  /** Milliseconds after which a thread without work is ended and its memory given back. */
  readonly idle: number;
}

export const READING_LIMITS: ReadingLimits = Object.freeze({
  threads: 2,
  readWithin: 30_000,
  unpackWithin: 300_000,
  heapMb: 512,
  growth: 1024 * 1024 * 1024,
  idle: 20_000,
});

const WATCH_EVERY_MS = 200;

/**
 * A few threads in which documents are read, begun when there is something to read. What takes too long, grows too large or
 * brings its thread down is refused with a code, and the next document gets a fresh thread.
 */
export class ReadingPool implements OnApplicationShutdown {
  private readonly logger = new Logger('ReadingPool');
  private readonly threads = new Set<ReadingThread>();
  private readonly idle: ReadingThread[] = [];
  private readonly waiting: ((thread: ReadingThread) => void)[] = [];
  private watch: NodeJS.Timeout | null = null;
  private rest: NodeJS.Timeout | null = null;
  private sizeAtRest = 0;

  constructor(private readonly limits: ReadingLimits) {}

  /** Waits for a free thread. Never rejects for a bad file. */
  async run(task: ReadingTask): Promise<ReadingOutcome> {
    const thread = await this.take();
    const limit = task.what !== 'unpack' ? this.limits.readWithin : this.limits.unpackWithin;
    const timer = setTimeout(() => void thread.kill('report.reading-too-slow', `${limit} ms`), limit);
    const ending = await thread.run(task);
    clearTimeout(timer);
    this.giveBack(thread, ending);
    if ('outcome' in ending) return ending.outcome;
    this.logger.warn(`a document was not read: ${ending.lost} (${ending.reason})`);
    return { what: 'refused', code: ending.lost };
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopTimers();
    const threads = [...this.threads];
    this.threads.clear();
    this.idle.length = 0;
    await Promise.all(threads.map((thread) => thread.kill('report.reading-crashed', 'shutdown')));
  }

  private take(): Promise<ReadingThread> {
    if (this.rest !== null) clearTimeout(this.rest);
    this.watch ??= this.startWatch();
    const thread = this.idleThread() ?? (this.threads.size < this.limits.threads ? this.begin() : null);
    return thread === null ? new Promise((resolve) => this.waiting.push(resolve)) : Promise.resolve(thread);
  }

  private idleThread(): ReadingThread | null {
    for (let thread = this.idle.pop(); thread !== undefined; thread = this.idle.pop()) {
      if (thread.alive) return thread;
      this.threads.delete(thread);
    }
    return null;
  }

  private begin(): ReadingThread {
    const thread = new ReadingThread(this.limits.heapMb);
    this.threads.add(thread);
    return thread;
  }

  private giveBack(thread: ReadingThread, ending: Ending): void {
    const lost = 'lost' in ending;
    if (lost) {
      this.threads.delete(thread);
      void thread.kill(ending.lost, ending.reason);
    }
    const next = this.waiting.shift();
    if (next !== undefined) next(lost ? this.begin() : thread);
    else if (!lost) this.idle.push(thread);
    if (this.idle.length === this.threads.size) this.startRest();
  }

  private startRest(): void {
    this.stopTimers();
    this.rest = setTimeout(() => void this.onApplicationShutdown(), this.limits.idle).unref();
  }

  /** V8 limits its own heap; buffers lie outside of it, and only the size of the process tells of them. */
  private startWatch(): NodeJS.Timeout {
    this.sizeAtRest = process.memoryUsage.rss();
    return setInterval(() => {
      const growth = process.memoryUsage.rss() - this.sizeAtRest;
      if (growth < this.limits.growth) return;
      const busy = [...this.threads].filter(({ busySince }) => busySince !== null);
      busy.sort((one, other) => (one.busySince ?? 0) - (other.busySince ?? 0));
      const grown = `the process grew by ${Math.round(growth / 2 ** 20)} MB`;
      this.sizeAtRest = Infinity;
      const killed = busy[0]?.kill('report.reading-too-large', grown) ?? Promise.resolve();
      void killed.then(() => (this.sizeAtRest = process.memoryUsage.rss()));
    }, WATCH_EVERY_MS).unref();
  }

  private stopTimers(): void {
    if (this.watch !== null) clearInterval(this.watch);
    if (this.rest !== null) clearTimeout(this.rest);
    [this.watch, this.rest] = [null, null];
  }
}
