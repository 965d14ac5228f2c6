import type { NoPayload } from '../../queue/job-contract.js';
import { HandlesJob, type JobHandler } from '../../queue/job-handler.js';
import { KeepParts } from './keep-parts.job.js';
import { Parts } from './parts.service.js';

@HandlesJob(KeepParts)
export class KeepPartsHandler implements JobHandler<NoPayload> {
  constructor(private readonly parts: Parts) {}

  async handle(): Promise<void> {
    await this.parts.keep();
  }
}
