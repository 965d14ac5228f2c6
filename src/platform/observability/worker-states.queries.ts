import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.js';
import { Reader } from '../database/reader.js';
import { isWedged, type RunningJob } from '../queue/running-jobs.js';

export interface WorkerState {
  readonly host: string;
  readonly pid: number;
  /** `silent`: no sign of life for a minute (killed, or its event loop stands still); `wedged`: a job has run past its time. */
  readonly state: 'live' | 'silent' | 'wedged';
  /** Jobs past their time. */
  readonly wedged: readonly {
    readonly queue: string;
    readonly job: string;
    readonly id: string;
    readonly seconds: number;
  }[];
}

interface Row {
  readonly host: string;
  readonly pid: number;
  readonly seenAt: Date;
  readonly jobs: readonly (Omit<RunningJob, 'startedAt'> & { readonly startedAt: string })[];
}

const SILENT_AFTER_MS = 60_000;

/** Every process that does jobs, by what it last said of itself. */
@Injectable()
export class WorkerStates {
  constructor(
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<WorkerState[]> {
    const now = this.clock.now();
    const rows = await this.reader.unscoped<Row>({ text: ROWS });
    return rows.map((row) => stateOf(row, now));
  }
}

function stateOf({ host, pid, seenAt, jobs }: Row, now: Date): WorkerState {
  const wedged = jobs
    .map((job) => ({ ...job, startedAt: new Date(job.startedAt) }))
    .filter((job) => isWedged(job, now))
    .map(({ queue, job, id, startedAt }) => {
      return { queue, job, id, seconds: Math.round((now.getTime() - startedAt.getTime()) / 1000) };
    });
  const isSilent = now.getTime() - seenAt.getTime() > SILENT_AFTER_MS;
  return { host, pid, wedged, state: isSilent ? 'silent' : wedged.length > 0 ? 'wedged' : 'live' };
}

const ROWS = `select host, pid, seen_at as "seenAt", jobs from worker_heartbeat order by started_at limit 1000`;
