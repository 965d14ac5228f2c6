import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { defineJob } from '../../../platform/queue/job-contract.js';

/** What somebody is told of at once (features: immediate only for red, return, slip). */
export const TOLD_OF_SLIPS = [
  'slip.approval-asked',
  'slip.issued',
  'slip.signed',
  'slip.replied',
  'slip.reply-rejected',
  'slip.met',
  'slip.unmet',
  'slip.withdrawn',
  'slip.limit-moved',
  'proposal.made',
  'proposal.accepted',
  'proposal.held',
  'proposal.signed',
] as const;
export type ToldOfSlip = (typeof TOLD_OF_SLIPS)[number];

export class TellAboutSlipPayload {
  /** A slip, or a proposal, by the first part of the event's name. */
  @IsUUID() paperId: string;
  @IsIn(TOLD_OF_SLIPS) event: ToldOfSlip;
  /** Absent: the rules themselves proposed it. */
  @IsOptional() @IsUUID() actorId?: string;
}

/** Tells the unit, its leader or the office at once. */
export const TellAboutSlip = defineJob({
  name: 'tell-about-slip',
  queue: 'notify',
  payload: TellAboutSlipPayload,
  attempts: 8,
  backoff: { kind: 'exponential', delayMs: 2_000 },
  timeoutMs: 20_000,
});

export function isToldOfSlip(event: string): event is ToldOfSlip {
  return (TOLD_OF_SLIPS as readonly string[]).includes(event);
}
