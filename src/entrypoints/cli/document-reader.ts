import { familyOf } from '../../modules/reports/reading/sniff.js';
import type { ReadingPool } from '../../modules/reports/reading/worker/reading-pool.js';
import { perform, type ReadingOutcome } from '../../modules/reports/reading/worker/tasks.js';

export type DocumentReader = (bytes: Uint8Array) => Promise<ReadingOutcome>;

/** Reads text here and everything else in a thread, as the server does; the thread is begun with the first document. */
export function documentReader(): { readonly read: DocumentReader; close(): Promise<void> } {
  let pool: Promise<ReadingPool> | null = null;
  const begin = async () => {
    const { READING_LIMITS, ReadingPool: Pool } =
      await import('../../modules/reports/reading/worker/reading-pool.js');
    return new Pool({ ...READING_LIMITS, threads: 1 });
  };
  return {
    read: async (bytes) => {
      const task = { what: 'read', file: { bytes } } as const;
      return familyOf(bytes) === 'text' ? perform(task) : (await (pool ??= begin())).run(task);
    },
    close: async () => (await pool)?.onApplicationShutdown(),
  };
}
