import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { JobJournal } from '../outbox/job-journal.js';
import { seesToItsReceipt } from '../outbox/outbox.js';
import type { JobContract } from './job-contract.js';
import type { JobContext } from './job-handler.js';
import { JobRegistry } from './job-registry.js';
import { PoisonedJobError, readPayload } from './payload.js';

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
  constructor(
    private readonly registry: JobRegistry,
    private readonly journal: JobJournal,
    private readonly clock: Clock,
  ) {}

  /** @throws PoisonedJobError where trying again cannot help; anything else the handler throws */
  async run(job: DeliveredJob): Promise<void> {
    const registered = this.registry.find(job.name);
    if (!registered) throw new PoisonedJobError(`no handler for a job called ${job.name}`);
    const payload = await readPayload(registered.contract, job.data);
    const timeout = new AbortController();
    const context = this.contextOf(job, timeout.signal);
    await withinTime(timeout, registered.contract, registered.handler.handle(payload, context));
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
