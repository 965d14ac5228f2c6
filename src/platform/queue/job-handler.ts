import { Injectable } from '@nestjs/common';
import type { JobContract } from './job-contract.js';

/** One attempt at a job, as its handler sees it. */
export interface JobContext {
  /** The same on every attempt and after a redelivery; unique over all queues. */
  readonly id: string;
  readonly name: string;
  /** The outbox row behind the job; null for the tick of a schedule, which has none. */
  readonly outboxId: string | null;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** By the injected clock. */
  readonly startedAt: Date;
  /** Aborts when the attempt has run out of time: long work should stop then, its result is no longer waited for. */
  readonly signal: AbortSignal;
}

/**
 * Does one kind of job. It may run twice for one order (a redelivery, a lost receipt): what must happen once belongs into
 * a transaction that begins with `once(job, tx)`, and a further job is ordered by a further outbox row in it.
 * Throwing fails the attempt; returning means the order is carried out.
 */
export interface JobHandler<P extends object> {
  handle(payload: P, job: JobContext): Promise<void>;
}

const HANDLES = Symbol('zhenggai:handles-job');

/** Marks the one class that does the job; it becomes an injectable provider. */
export function HandlesJob<P extends object>(contract: JobContract<P>) {
  return (target: new (...dependencies: never[]) => JobHandler<P>): void => {
    Reflect.defineMetadata(HANDLES, contract, target);
    Injectable()(target);
  };
}

/** The contract a class was marked with, if any. */
export function contractHandledBy(target: object): JobContract | undefined {
  return Reflect.getMetadata(HANDLES, target) as JobContract | undefined;
}
