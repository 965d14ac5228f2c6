import { Injectable } from '@nestjs/common';
import { ChainVerification, type Verification } from '../chain/chain-verification.service.js';
import { FileVerification, type FileFault, type FileProgress } from './file-verification.service.js';

/** One thing that is not as it was recorded, and where. */
export interface AuditFault {
  readonly of: 'chain' | 'task' | 'file';
  readonly fault: string;
  readonly where: string;
}

export interface AuditOutcome {
  readonly eventsChecked: number;
  readonly filesChecked: number;
  readonly faults: readonly AuditFault[];
}

export interface AuditProgress {
  onEvents(checked: number): Promise<void>;
  onFiles(progress: FileProgress): Promise<void>;
}

const SILENT: AuditProgress = { onEvents: async () => undefined, onFiles: async () => undefined };

/** All that can be held against the record: chains, tasks, files. */
@Injectable()
export class VerifyAll {
  constructor(
    private readonly chains: ChainVerification,
    private readonly files: FileVerification,
  ) {}

  async run(progress: AuditProgress = SILENT, signal?: AbortSignal): Promise<AuditOutcome> {
    const chains = await this.chains.run((checked) => progress.onEvents(checked));
    const files = await this.files.run((at) => progress.onFiles(at), signal);
    return {
      eventsChecked: chains.checked,
      filesChecked: files.checked,
      faults: [...faultsOf(chains), ...files.faults.map(fileFault)],
    };
  }
}

function faultsOf({ broken, unrecorded }: Verification): AuditFault[] {
  return [
    ...broken.map(({ organisationId, place, fault }): AuditFault => ({
      of: 'chain',
      fault,
      where: `${organisationId} #${place}`,
    })),
    ...unrecorded.map(({ taskId, fields }): AuditFault => ({
      of: 'task',
      fault: 'changed-past-the-record',
      where: `${taskId}: ${fields.join(', ')}`,
    })),
  ];
}

function fileFault({ sha256, fault, rows }: FileFault): AuditFault {
  return { of: 'file', fault, where: rows.length === 0 ? sha256 : `${sha256} (${rows.join(', ')})` };
}
