import { Injectable } from '@nestjs/common';
import type { QueueName } from './job-contract.js';

/** A job that this process works on. */
export interface RunningJob {
  readonly queue: QueueName;
  readonly job: string;
  readonly id: string;
  readonly startedAt: Date;
  readonly timeoutMs: number;
}

export interface SettledJob {
  readonly queue: QueueName;
  readonly job: string;
  readonly outcome: 'done' | 'failed';
  readonly seconds: number;
}

/** After its time a handler has that long to notice that it was given up. */
const GRACE_MS = 30_000;

/**
 * What is under way in this process. A job stays here until its handler has really ended, also when the attempt was given up long
 * before: one that runs on past its time and a grace is wedged, one that runs within it is busy, however long that is.
 */
@Injectable()
export class RunningJobs {
  private readonly running = new Set<RunningJob>();
  private readonly listeners: ((settled: SettledJob) => void)[] = [];

  list(): RunningJob[] {
    return [...this.running];
  }

  wedged(now: Date): RunningJob[] {
    return this.list().filter((job) => isWedged(job, now));
  }

  onSettled(listener: (settled: SettledJob) => void): void {
    this.listeners.push(listener);
  }

  /** @returns what `work` does; its end is noted whoever waits for it */
  watch(job: RunningJob, work: Promise<void>): Promise<void> {
    this.running.add(job);
    const began = performance.now();
    const settle = (outcome: SettledJob['outcome']) => {
      this.running.delete(job);
      const seconds = (performance.now() - began) / 1000;
      for (const listener of this.listeners) listener({ queue: job.queue, job: job.job, outcome, seconds });
    };
    work.then(
      () => settle('done'),
      () => settle('failed'),
    );
    return work;
  }
}

export function isWedged(
  { startedAt, timeoutMs }: Pick<RunningJob, 'startedAt' | 'timeoutMs'>,
  now: Date,
): boolean {
  return now.getTime() - startedAt.getTime() > timeoutMs + GRACE_MS;
}
