import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../../../platform/database/context.js';
import { Reader } from '../../../platform/database/reader.js';
import { FileStore } from '../../../platform/files/index.js';
import { Problem } from '../../../platform/http/problem.js';

/** A stored file that is not what its name says, or that a row refers to and nobody has. */
export interface FileFault {
  readonly sha256: string;
  readonly fault: 'content-changed' | 'missing' | 'unreadable';
  /** Rows that refer to it, as `table id`; none for a file that nothing refers to. */
  readonly rows: readonly string[];
}

export interface FileVerificationResult {
  readonly checked: number;
  readonly faults: readonly FileFault[];
}

export interface FileProgress {
  readonly total: number;
  readonly checked: number;
}

const TOLD_EVERY = 100;

/** Reads every stored file and compares it with its name, which is the hash of its bytes; and looks for files that are gone. */
@Injectable()
export class FileVerification {
  constructor(
    private readonly files: FileStore,
    private readonly reader: Reader,
  ) {}

  async run(
    onProgress: (progress: FileProgress) => Promise<void> = async () => undefined,
    signal?: AbortSignal,
  ): Promise<FileVerificationResult> {
    const wanted = await this.referred();
    const total = wanted.size;
    const faults: FileFault[] = [];
    let checked = 0;
    for await (const { sha256 } of this.files.list()) {
      signal?.throwIfAborted();
      const fault = await this.faultOf(sha256);
      if (fault !== null) faults.push({ sha256, fault, rows: wanted.get(sha256) ?? [] });
      wanted.delete(sha256);
      checked++;
      if (checked % TOLD_EVERY === 0) await onProgress({ total, checked });
    }
    for (const [sha256, rows] of wanted)
      if ((await this.files.entry(sha256)) === null) faults.push({ sha256, fault: 'missing', rows });
    await onProgress({ total, checked });
    return { checked, faults };
  }

  private async faultOf(sha256: string): Promise<FileFault['fault'] | null> {
    const hash = createHash('sha256');
    try {
      await pipeline(await this.files.open(sha256), hash);
    } catch (error) {
      if (error instanceof Problem && error.code === 'file.missing') return 'missing';
      if (error instanceof Problem && error.code === 'file.store-unavailable') throw error;
      return 'unreadable';
    }
    return hash.digest('hex') === sha256 ? null : 'content-changed';
  }

  /** Every hash that a row keeps as the address of a file, with the rows. */
  private async referred(): Promise<Map<string, string[]>> {
    const rows = await this.reader.rows<{ sha256: string; rows: string[] }>(SYSTEM, { text: REFERRED });
    return new Map(rows.map((row) => [row.sha256, row.rows]));
  }
}

/** What was refused at the door was never kept; a template of before may be one that ships with the program. */
const REFERRED = `
select sha256, array_agg(row order by row) as rows from (
  select sha256, 'report ' || id as row from report
  union all select sha256, 'intake_file ' || id from intake_file where sha256 is not null and state <> 'refused'
  union all select sha256, 'task_evidence ' || id from task_evidence where sha256 is not null
  union all select sha256, 'document_template ' || kind from document_template where sha256 is not null
  union all select sha256, 'document ' || id from document
  union all select sha256, 'ledger_export ' || id from ledger_export where sha256 is not null
  union all select sha256, 'ledger_import ' || id from ledger_import
  union all select sha256, 'ledger_intake ' || id from ledger_intake
) referred group by sha256`;
