import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { migrate } from '../../src/platform/database/migrate.js';

/** A PostgreSQL of a province as docs/sizing.md has it. */
export const OF_A_PROVINCE = { shared_buffers: '4GB', effective_cache_size: '12GB', max_wal_size: '8GB' };

/** Runs `work` on a migrated, empty database of its own, with the settings of the product beside those given, and removes it. */
export async function withDatabase<T>(
  work: (databaseUrl: string) => Promise<T>,
  settings: Readonly<Record<string, string>> = {},
): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhenggai-bench-'));
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
  try {
    await migrate(server.url);
    return await work(server.url);
  } finally {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
