import { runMigrations } from 'bullmq';
import { Client } from 'pg';

/** Where BullMQ keeps its tables, apart from ours: it migrates them itself. */
export const QUEUE_SCHEMA = 'bullmq';

/**
 * Creates or updates BullMQ's tables; to be called where our own migrations run, as the owner of the database. Costs one
 * transaction where nothing is to do; processes that call it at once wait for each other.
 */
export async function migrateQueueSchema(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl, application_name: 'zhenggai-migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
