import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.js';
import { SYSTEM } from '../../database/context.js';
import { Reader } from '../../database/reader.js';
import { FileStore, type StoredEntry } from '../file-store.js';

/** What a sweep found; bytes of the unreferenced ones. */
export interface FileSweep {
  readonly kept: number;
  /** Referred to by nothing, and younger than a day: an upload may be about to refer to them. */
  readonly young: number;
  readonly unreferenced: number;
  readonly unreferencedBytes: number;
  readonly removed: number;
  /** Uploads left half-way on this machine by processes that were killed. */
  readonly drafts: number;
}

const YOUNG_MS = 24 * 3_600_000;
const BATCH = 500;

/** Finds files that no row refers to (an act that failed after its upload), and removes those older than a day. */
@Injectable()
export class SweepFiles {
  constructor(
    private readonly files: FileStore,
    private readonly reader: Reader,
    private readonly clock: Clock,
  ) {}

  /** @param options.dryRun only counts */
  async run({ dryRun }: { readonly dryRun: boolean }, signal?: AbortSignal): Promise<FileSweep> {
    const tally = { kept: 0, young: 0, unreferenced: 0, unreferencedBytes: 0, removed: 0, drafts: 0 };
    if (!dryRun) tally.drafts = await this.files.discardDrafts(this.dayAgo());
    for await (const batch of inBatches(this.files.list())) {
      signal?.throwIfAborted();
      const unreferenced = await this.unreferencedOf(batch);
      tally.kept += batch.length - unreferenced.length;
      for (const entry of unreferenced) {
        if (this.isYoung(entry)) {
          tally.young++;
          continue;
        }
        tally.unreferenced++;
        tally.unreferencedBytes += entry.sizeBytes;
        if (!dryRun && (await this.remove(entry))) tally.removed++;
      }
    }
    return tally;
  }

  /** Looked at once more: somebody may have handed the same bytes in since the list was read. */
  private async remove({ sha256 }: StoredEntry): Promise<boolean> {
    const now = await this.files.entry(sha256);
    if (now === null || this.isYoung(now) || (await this.unreferencedOf([now])).length === 0) return false;
    await this.files.remove(sha256);
    return true;
  }

  private async unreferencedOf(entries: readonly StoredEntry[]): Promise<StoredEntry[]> {
    const rows = await this.reader.rows<{ sha256: string }>(SYSTEM, {
      text: 'select app.unreferenced_files($1) as sha256',
      values: [entries.map(({ sha256 }) => sha256)],
    });
    const hashes = new Set(rows.map(({ sha256 }) => sha256));
    return entries.filter(({ sha256 }) => hashes.has(sha256));
  }

  private isYoung({ storedAt }: StoredEntry): boolean {
    return storedAt > this.dayAgo();
  }

  private dayAgo(): Date {
    return new Date(this.clock.now().getTime() - YOUNG_MS);
  }
}

async function* inBatches(entries: AsyncIterable<StoredEntry>): AsyncIterable<StoredEntry[]> {
  let batch: StoredEntry[] = [];
  for await (const entry of entries) {
    if (batch.push(entry) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
