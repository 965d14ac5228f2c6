import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../clock.js';
import { SYSTEM } from '../database/context.js';
import { UnitOfWork } from '../database/tx.js';
import { BackgroundLoop } from './background-loop.js';
import { type QueueTuning, TUNING } from './queue-tuning.js';
import { RunningJobs } from './running-jobs.js';

/** Rows of processes that were killed are of interest for a while, then they are taken away. */
const FORGET_AFTER_MS = 15 * 60_000;

/** Says every few seconds that this process works and on what, so that one that hangs can be told from one that is busy. */
@Injectable()
export class Heartbeat implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly processId = randomUUID();
  private readonly loop = new BackgroundLoop('heartbeat', () => this.beat());
  private startedAt: Date | null = null;

  constructor(
    private readonly running: RunningJobs,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
    @Inject(TUNING) private readonly tuning: QueueTuning,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  /** A clean stop leaves no row; where the database is gone the row goes with its age. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    const remove = 'delete from worker_heartbeat where process_id = $1';
    await this.uow.run(SYSTEM, (tx) => tx.query(remove, [this.processId])).catch(() => undefined);
  }

  private async beat(): Promise<number> {
    const now = this.clock.now();
    this.startedAt ??= now;
    const values = [this.processId, hostname(), process.pid, this.startedAt, now];
    await this.uow.run(SYSTEM, async (tx) => {
      await tx.query(BEAT, [...values, JSON.stringify(this.running.list())]);
      await tx.query('delete from worker_heartbeat where seen_at < $1', [
        new Date(now.getTime() - FORGET_AFTER_MS),
      ]);
    });
    return this.tuning.heartbeatPause;
  }
}

const BEAT = `
insert into worker_heartbeat (process_id, host, pid, started_at, seen_at, jobs) values ($1, $2, $3, $4, $5, $6::jsonb)
on conflict (process_id) do update set seen_at = excluded.seen_at, jobs = excluded.jobs`;
