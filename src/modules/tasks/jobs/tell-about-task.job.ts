import { IsOptional, IsString, IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

export class TellAboutTaskPayload {
  @IsUUID() taskId: string;
  @IsString() event: string;
  @IsUUID() actorId: string;
  /** The unit whose part it is, where not the lead is told. */
  @IsOptional() @IsUUID() organisationId?: string;
}

/** Tells those whose turn it is that something was done to a task. */
export const TellAboutTask = defineJob({
  name: 'tell-about-task',
  queue: 'notify',
  payload: TellAboutTaskPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 20_000,
});
