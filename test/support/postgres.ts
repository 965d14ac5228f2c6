import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';

/** The migrated, otherwise empty database that every test database is a copy of. */
export const TEMPLATE = 'zhenggai_template';

export interface TestDatabase {
  /** Connects as the owner of the database, which is no superuser. */
  readonly url: string;
  /** Removes the database, ending whatever is still connected to it. */
  drop(): Promise<void>;
}

/** A migrated, otherwise empty database of its own; made from the template in a few tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await onServer(`create database ${name} template ${TEMPLATE}`);
  const url = new URL(serverUrl());
  url.pathname = name;
  return { url: url.href, drop: () => dropDatabase(name) };
}

const AUTOVACUUM_PATIENCE_MS = 10_000;

/** An autovacuum worker, which only a superuser may end, can be at work in the database: it is let finish. */
async function dropDatabase(name: string): Promise<void> {
  const deadline = Date.now() + AUTOVACUUM_PATIENCE_MS;
  for (;;) {
    try {
      return await onServer(`drop database ${name} with (force)`);
    } catch (error) {
      const isRefused = (error as { code?: string }).code === '42501';
      if (!isRefused || Date.now() > deadline) throw error;
      await delay(100);
    }
  }
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function serverUrl(): string {
  const url = process.env['ZHENGGAI_TEST_SERVER'];
  if (!url)
    throw new Error(
      'no test server: specs that need PostgreSQL live in test/, whose jest project starts one',
    );
  return url;
}
