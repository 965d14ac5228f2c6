import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock.js';
import { withinWork } from '../observability/work-context.js';
import { JobJournal } from '../outbox/job-journal.js';
import { seesToItsReceipt } from '../outbox/outbox.js';
import type { JobContract } from './job-contract.js';
import type { JobContext } from './job-handler.js';
import { JobRegistry } from './job-registry.js';
import { readPayload } from './payload.js';
import { RunningJobs, type RunningJob } from './running-jobs.js';

/** A job as a queue hands it over, nothing about it believed yet. */
export interface DeliveredJob {
  readonly id: string;
  readonly name: string;
  readonly data: unknown;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One attempt at one job: find who does it, read the payload, do it in time, keep the receipt. */
@Injectable()
export class JobRunner {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly registry: JobRegistry,
    private readonly journal: JobJournal,
    private readonly clock: Clock,
    private readonly running: RunningJobs,
  ) {}

  /**
   * @throws UnknownJobError where this release has nobody who does it
   * @throws PoisonedJobError where trying again cannot help; anything else the handler throws
   */
  async run(job: DeliveredJob): Promise<void> {
    const { contract, handler } = this.registry.get(job.name);
    const payload = await readPayload(contract, job.data);
    const timeout = new AbortController();
    const context = this.contextOf(job, timeout.signal);
    const about = { job: job.name, jobId: job.id, attempt: job.attempt, ...taskOf(payload) };
    await withinWork(about, async () => {
      const work = this.running.watch(runningOf(contract, context), handler.handle(payload, context));
      await withinTime(timeout, contract, work);
      this.logger.log('done');
    });
    if (context.outboxId !== null && !seesToItsReceipt(context)) await this.journal.done(context.outboxId);
  }

  private contextOf({ id, name, attempt }: DeliveredJob, signal: AbortSignal): JobContext {
    return { id, name, attempt, outboxId: outboxIdOf(id), startedAt: this.clock.now(), signal };
  }
}

/** Jobs that come from the outbox carry the id of their row; the ticks of schedules have names. */
export function outboxIdOf(jobId: string): string | null {
  return UUID.test(jobId) ? jobId : null;
}

function runningOf({ queue, timeoutMs }: JobContract, { name, id, startedAt }: JobContext): RunningJob {
  return { queue, job: name, id, startedAt, timeoutMs };
}

function taskOf(payload: object): { taskId?: string } {
  const { taskId } = payload as { taskId?: unknown };
  return typeof taskId === 'string' ? { taskId } : {};
}

async function withinTime(
  timeout: AbortController,
  { name, timeoutMs }: JobContract,
  work: Promise<void>,
): Promise<void> {
  const { signal } = timeout;
  const tooLate = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });
  const timer = setTimeout(
    () => timeout.abort(new Error(`${name} took longer than ${timeoutMs} ms`)),
    timeoutMs,
  );
  try {
    await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
