import { Injectable } from '@nestjs/common';
import { IsInt, IsOptional, IsUUID } from 'class-validator';
import { Client } from 'pg';
import { SYSTEM } from '../../../src/platform/database/context.js';
import { UnitOfWork } from '../../../src/platform/database/tx.js';
import { once } from '../../../src/platform/outbox/outbox.js';
import { defineJob, type JobContract, NoPayload } from '../../../src/platform/queue/job-contract.js';
import { HandlesJob, type JobContext, type JobHandler } from '../../../src/platform/queue/job-handler.js';
import { JobRegistry, type RegisteredJob } from '../../../src/platform/queue/job-registry.js';

if ('suiteGlobals' in globalThis)
  throw new Error(
    'a suite with jobs of its own does not share modules: name it under OWN_PROGRAM in jest.config.mjs',
  );

export class StampPayload {
  @IsUUID()
  letterId: string;

  /** Added by a later release. */
  @IsOptional()
  @IsInt()
  copies?: number;
}

const plan = { attempts: 3, backoff: { kind: 'fixed', delayMs: 50 }, timeoutMs: 5000 } as const;

/** Stamps a letter: one row in `stamp` for each time it really happened. */
export const StampLetter = defineJob({
  name: 'stamp-letter',
  queue: 'notify',
  payload: StampPayload,
  ...plan,
});

/** Leaves its receipt to the runner: nothing it does needs a transaction. */
export const RingBell = defineJob({
  name: 'ring-bell',
  queue: 'intake',
  payload: NoPayload,
  ...plan,
  timeoutMs: 150,
});

export const EmptyLetterbox = defineJob({
  name: 'empty-letterbox',
  queue: 'sweep',
  payload: NoPayload,
  ...plan,
});

/** What the test wants to happen during a run; it happens after the receipt is taken and before the stamp is set. */
@Injectable()
export class Interference {
  readonly runs: { letterId: string; attempt: number }[] = [];
  during: (letterId: string, job: JobContext) => Promise<void> = async () => {};
}

@HandlesJob(StampLetter)
export class StampLetterHandler implements JobHandler<StampPayload> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly interference: Interference,
  ) {}

  async handle({ letterId }: StampPayload, job: JobContext): Promise<void> {
    this.interference.runs.push({ letterId, attempt: job.attempt });
    await this.unitOfWork.run(SYSTEM, async (tx) => {
      if (!(await once(job, tx))) return;
      await this.interference.during(letterId, job);
      await tx.query('insert into stamp (letter_id) values ($1)', [letterId]);
    });
  }
}

@HandlesJob(EmptyLetterbox)
export class EmptyLetterboxHandler implements JobHandler<NoPayload> {
  times = 0;
  during: () => Promise<void> = async () => {};

  async handle(): Promise<void> {
    this.times++;
    await this.during();
  }
}

@HandlesJob(RingBell)
export class RingBellHandler implements JobHandler<NoPayload> {
  during: (job: JobContext) => Promise<void> = async () => {};

  handle(_: NoPayload, job: JobContext): Promise<void> {
    return this.during(job);
  }
}

/** A job that only a newer release knows: not defined here, but done by whoever has a `NewerRegistry`. */
export const BurnLetter: JobContract<StampPayload> = { ...StampLetter, name: 'burn-letter' };

/** Knows what a newer release would. */
@Injectable()
export class NewerRegistry extends JobRegistry {
  override get(name: string): RegisteredJob {
    if (name !== BurnLetter.name) return super.get(name);
    return { ...super.get(StampLetter.name), contract: BurnLetter };
  }

  override names(): string[] {
    return [...super.names(), BurnLetter.name];
  }
}

export const HANDLERS = [Interference, StampLetterHandler, EmptyLetterboxHandler, RingBellHandler];

export async function asOwner<Row>(databaseUrl: string, sql: string, params?: unknown[]): Promise<Row[]> {
  const client = new Client({ connectionString: databaseUrl });
  // The server may go between two statements: whoever asks learns of it from the answer.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql, params)).rows as Row[];
  } finally {
    await client.end();
  }
}
