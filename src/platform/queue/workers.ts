import { Inject, Injectable, Logger } from '@nestjs/common';
import { type Job, UnrecoverableError } from 'bullmq';
import { JobJournal } from '../outbox/job-journal.js';
import { QUEUE_NAMES, type QueueName } from './job-contract.js';
import { UnknownJobError } from './job-registry.js';
import { JobRunner, outboxIdOf } from './job-runner.js';
import { messageOf, OutageLog } from './outage-log.js';
import { PoisonedJobError } from './payload.js';
import { BACKEND, type JobWorker, type QueueBackend } from './queue-backend.js';
import { type QueueTuning, TUNING } from './queue-tuning.js';
import { StrangerJobs } from './stranger-jobs.js';

/** How often a lost server is asked whether it is back, for the log's sake only. */
const PROBE_EVERY_MS = 1000;

/** The receiving side of the queues: takes jobs, has them done, and reports those that have given up. */
@Injectable()
export class Workers {
  private readonly logger = new Logger('Workers');
  private readonly outage = new OutageLog(this.logger, 'queue server');
  private readonly strangers: StrangerJobs;
  private readonly burying = new Set<Promise<void>>();
  private workers: readonly JobWorker[] = [];
  private probe: NodeJS.Timeout | null = null;
  private closing = false;

  constructor(
    @Inject(BACKEND) private readonly backend: QueueBackend,
    @Inject(TUNING) private readonly tuning: QueueTuning,
    private readonly runner: JobRunner,
    private readonly journal: JobJournal,
  ) {
    this.strangers = new StrangerJobs(this.logger, tuning);
  }

  start(): void {
    this.backend.onError((error) => this.onError(error));
    this.workers = QUEUE_NAMES.map((name) => this.open(name));
  }

  /** Takes no more jobs and waits for those under way; what is not done by then comes back to another worker. */
  async close(): Promise<void> {
    this.closing = true;
    clearTimeout(this.probe ?? undefined);
    const drained = Promise.all(this.workers.map((worker) => worker.close()));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), this.tuning.drainWithin);
    });
    if ((await Promise.race([drained, late])) === 'late') {
      this.logger.warn(`jobs still under way after ${this.tuning.drainWithin} ms are left to another worker`);
      for (const worker of this.workers) worker.disconnect().catch(() => undefined);
    }
    clearTimeout(timer);
    await Promise.allSettled(this.burying);
  }

  private open(name: QueueName): JobWorker {
    const { concurrency, lockDuration, stalledInterval, maxStalledCount, runRetryDelay } = this.tuning;
    const worker = this.backend.openWorker(name, (job, token) => this.process(job, token), {
      concurrency: concurrency[name],
      lockDuration,
      stalledInterval,
      maxStalledCount,
      runRetryDelay,
    });
    worker.on('error', (error) => this.onError(error));
    worker.on('failed', (job, error) => this.onFailed(name, job, error));
    return worker;
  }

  private async process(job: Job, token?: string): Promise<void> {
    try {
      await this.runner.run({
        id: job.id ?? '',
        name: job.name,
        data: job.data as unknown,
        attempt: job.attemptsMade + 1,
      });
    } catch (error) {
      if (error instanceof UnknownJobError) await this.strangers.putOff(job, token);
      throw error instanceof PoisonedJobError ? new UnrecoverableError(error.message) : error;
    }
  }

  private onFailed(queue: QueueName, job: Job | undefined, error: Error): void {
    if (!job) return;
    const about = `${job.name} ${job.id ?? ''}: ${messageOf(error)}`;
    if (job.finishedOn === undefined) {
      this.logger.warn(`${about} (attempt ${job.attemptsMade} of ${job.opts.attempts ?? 1})`);
      return;
    }
    this.logger.error(`${about} (given up after ${job.attemptsMade})`);
    const buried = this.bury(queue, job, error).finally(() => this.burying.delete(buried));
    this.burying.add(buried);
  }

  /** Where this fails too, the row stays open and the reconciler has the job tried once more. */
  private async bury(queue: QueueName, job: Job, error: Error): Promise<void> {
    const id = job.id ?? '';
    const scheduleId = job.repeatJobKey ?? null;
    try {
      await this.journal.dead(
        {
          id,
          outboxId: outboxIdOf(id),
          name: job.name,
          queue,
          data: job.data as unknown,
          attempts: job.attemptsMade,
          scheduleId,
        },
        messageOf(error),
      );
    } catch (failure) {
      this.logger.error(`${job.name} ${id} could not be put among the dead letters: ${messageOf(failure)}`);
    }
  }

  /** An error of a worker is either the server gone, said once, or something of its own, said as it is. */
  private onError(error: Error): void {
    if (this.closing || this.probe !== null) return;
    this.probe = setTimeout(() => void this.judge(error, 1), 0);
  }

  /** One bad answer may be a broken connection that the pool had not noticed; the second in a row is an outage. */
  private async judge(error: Error, asked: number): Promise<void> {
    try {
      await this.backend.check();
      if (asked === 1) this.logger.warn(messageOf(error));
      this.outage.worked();
      this.probe = null;
    } catch (reason) {
      if (this.closing) return;
      if (asked > 1) this.outage.failed(reason);
      this.probe = setTimeout(() => void this.judge(error, asked + 1), PROBE_EVERY_MS);
    }
  }
}
