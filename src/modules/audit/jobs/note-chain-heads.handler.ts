import type { NoPayload } from '../../../platform/queue/job-contract.js';
import { HandlesJob, type JobHandler } from '../../../platform/queue/job-handler.js';
import { NoteHeads } from '../chain/note-heads.service.js';
import { NoteChainHeads } from './note-chain-heads.job.js';

@HandlesJob(NoteChainHeads)
export class NoteChainHeadsHandler implements JobHandler<NoPayload> {
  constructor(private readonly noteHeads: NoteHeads) {}

  async handle(): Promise<void> {
    await this.noteHeads.run();
  }
}
