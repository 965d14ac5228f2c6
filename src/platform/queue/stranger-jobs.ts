import type { Logger } from '@nestjs/common';
import { DelayedError, type Job, UnrecoverableError } from 'bullmq';
import type { QueueTuning } from './queue-tuning.js';

type Patience = Pick<QueueTuning, 'strangerPause' | 'strangerPatience'>;

/** Puts off the jobs that this release does not know, so that a worker of a newer one, running beside it, takes them. */
export class StrangerJobs {
  private readonly met = new Set<string>();

  constructor(
    private readonly logger: Logger,
    private readonly patience: Patience,
  ) {}

  /**
   * Gives the job back for a while; that is no attempt. Times are those of the queue, which goes by the machine's clock.
   * @param token the worker's claim to the job
   * @throws DelayedError by which BullMQ learns that the job was given back
   * @throws UnrecoverableError once nobody has known it for `strangerPatience`
   */
  async putOff(job: Job, token?: string): Promise<never> {
    const now = Date.now();
    const { strangerPause, strangerPatience } = this.patience;
    if (now - job.timestamp >= strangerPatience)
      throw new UnrecoverableError(whyStrangersDie(strangerPatience));
    if (!this.met.has(job.name)) {
      this.met.add(job.name);
      this.logger.warn(`${job.name} is not known to this release: left to a newer one`);
    }
    await job.moveToDelayed(now + strangerPause, token);
    throw new DelayedError();
  }
}

/** What the dead letter of an unknown job says; it bears the name itself. */
export function whyStrangersDie(strangerPatience: number): string {
  return `no worker knew a job of this name for ${strangerPatience / 3_600_000} h`;
}
