import { Inject, Injectable, Logger } from '@nestjs/common';
import type { JobSchedulerJson, JobSchedulerTemplateOptions } from 'bullmq';
import { Clock } from '../clock.js';
import { type JobContract, type NoPayload, QUEUE_NAMES, type QueueName } from './job-contract.js';
import { jobOptions, Queues } from './queues.js';

/**
 * A tick says "look", never "do today's": its handler acts on everything due up to now, so that a tick more (at start, after
 * the queue was lost) does nothing twice and a tick less is made up for by the next.
 */
export interface Schedule {
  readonly id: string;
  /** Five fields: minute, hour, day of month, month, day of week. */
  readonly cron: string;
  readonly tz: 'Asia/Shanghai';
  readonly job: JobContract<NoPayload>;
}

/** Injection token of the one list of schedules. */
export const SCHEDULES = Symbol('zhenggai:schedules');

/** A tick that should have come so long ago is lost: its schedule is written anew. */
const LOST_AFTER_MS = 10 * 60_000;

/** Keeps the schedules of the queue server equal to the list in code. */
@Injectable()
export class Schedules {
  private readonly logger = new Logger('Schedules');

  constructor(
    @Inject(SCHEDULES) private readonly list: readonly Schedule[],
    private readonly queues: Queues,
    private readonly clock: Clock,
  ) {}

  /** At boot: writes what is missing or different and removes what the list no longer has. */
  async align(): Promise<void> {
    for (const queue of QUEUE_NAMES) {
      const stored = await this.stored(queue);
      for (const schedule of this.of(queue)) {
        if (!isSame(schedule, stored.get(schedule.id))) await this.write(schedule);
      }
      for (const id of stored.keys()) {
        if (!this.of(queue).some((schedule) => schedule.id === id)) {
          await this.queues.queue(queue).removeJobScheduler(id);
          this.logger.log(`${id} is no longer scheduled`);
        }
      }
    }
  }

  /**
   * From then on: writes what the server has lost. It changes nothing else, for beside it may run another release whose list
   * differs.
   */
  async restore(): Promise<void> {
    const now = this.clock.now().getTime();
    for (const queue of QUEUE_NAMES) {
      if (this.of(queue).length === 0) continue;
      const stored = await this.stored(queue);
      for (const schedule of this.of(queue)) {
        const next = stored.get(schedule.id)?.next;
        if (next === undefined || next < now - LOST_AFTER_MS) await this.write(schedule);
      }
    }
  }

  private of(queue: QueueName): Schedule[] {
    return this.list.filter(({ job }) => job.queue === queue);
  }

  private async stored(queue: QueueName): Promise<Map<string, JobSchedulerJson>> {
    await this.queues.reach();
    const schedulers = await this.queues.queue(queue).getJobSchedulers(0, -1);
    return new Map(schedulers.map((scheduler) => [scheduler.key, scheduler]));
  }

  /** Writing a schedule drops a tick that is due at this moment, or was due while nothing ran: one is given in its place. */
  private async write({ id, cron, tz, job }: Schedule): Promise<void> {
    const template = { name: job.name, data: {}, opts: jobOptions(job) as JobSchedulerTemplateOptions };
    await this.queues.queue(job.queue).upsertJobScheduler(id, { pattern: cron, tz }, template);
    const minute = Math.floor(this.clock.now().getTime() / 60_000);
    await this.queues.addBulk(job.queue, [{ contract: job, jobId: `tick-${id}-${minute}`, data: {} }]);
    this.logger.log(`${id} is scheduled: ${cron} (${tz})`);
  }
}

function isSame({ cron, tz, job }: Schedule, stored: JobSchedulerJson | undefined): boolean {
  if (stored === undefined) return false;
  const { attempts, backoff } = stored.template?.opts ?? {};
  const wanted = jobOptions(job);
  return (
    stored.pattern === cron &&
    stored.tz === tz &&
    stored.name === job.name &&
    attempts === wanted.attempts &&
    JSON.stringify(backoff) === JSON.stringify(wanted.backoff)
  );
}
