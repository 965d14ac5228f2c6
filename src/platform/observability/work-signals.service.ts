import { Injectable, Optional } from '@nestjs/common';
import { Gauge, Histogram } from 'prom-client';
import { Reader } from '../database/reader.js';
import { RunningJobs } from '../queue/running-jobs.js';
import { Metrics } from './metrics.service.js';
import { Readiness } from './readiness.js';
import { WorkerStates } from './worker-states.queries.js';

interface OpenInQueue {
  readonly queue: string;
  readonly open: number;
  readonly oldestSeconds: number;
}

/** How the work behind the API is going: jobs of this process, queues and workers of all. */
@Injectable()
export class WorkSignals {
  constructor(
    private readonly metrics: Metrics,
    private readonly reader: Reader,
    private readonly workers: WorkerStates,
    readiness: Readiness,
    @Optional() running?: RunningJobs,
  ) {
    if (running !== undefined) this.measureJobs(running);
    this.measureQueues();
    this.measureWorkers();
    readiness.add({ name: 'workers', obstacle: () => this.stuckWorkers() });
  }

  private measureJobs(running: RunningJobs): void {
    const durations = new Histogram({
      name: 'zhenggai_job_seconds',
      help: 'Duration of attempts at jobs by queue, job and outcome',
      labelNames: ['queue', 'job', 'outcome'] as const,
      buckets: [0.01, 0.05, 0.25, 1, 5, 30, 120, 600],
      registers: [this.metrics.registry],
    });
    running.onSettled(({ seconds, ...labels }) => durations.observe(labels, seconds));
  }

  private measureQueues(): void {
    const labelNames = ['queue'] as const;
    const registers = [this.metrics.registry];
    const open = new Gauge({
      name: 'zhenggai_queue_open',
      help: 'Orders handed over to a queue without a receipt',
      labelNames,
      registers,
    });
    const oldest = new Gauge({
      name: 'zhenggai_queue_oldest_seconds',
      help: 'Age of the oldest order in a queue that has no receipt',
      labelNames,
      registers,
    });
    this.metrics.onRead(async () => {
      const rows = await this.reader.unscoped<OpenInQueue>({ text: OPEN_BY_QUEUE });
      open.reset();
      oldest.reset();
      for (const { queue, open: count, oldestSeconds } of rows) {
        open.set({ queue }, count);
        oldest.set({ queue }, oldestSeconds);
      }
    });
  }

  private measureWorkers(): void {
    const gauge = new Gauge({
      name: 'zhenggai_workers',
      help: 'Processes that do jobs, by state: live, silent (no sign of life for a minute) or wedged (a job past its time)',
      labelNames: ['state'] as const,
      registers: [this.metrics.registry],
    });
    this.metrics.onRead(async () => {
      const states = await this.workers.list();
      for (const state of ['live', 'silent', 'wedged'] as const)
        gauge.set({ state }, states.filter((worker) => worker.state === state).length);
    });
  }

  private async stuckWorkers(): Promise<Readonly<Record<string, unknown>> | null> {
    const stuck = (await this.workers.list()).filter(({ state }) => state !== 'live');
    return stuck.length === 0 ? null : { stuck };
  }
}

const OPEN_BY_QUEUE = `
select queue, count(*)::int as open, greatest(extract(epoch from now() - min(published_at)), 0)::float8 as "oldestSeconds"
from outbox where published_at is not null and done_at is null and dead_at is null group by queue`;
