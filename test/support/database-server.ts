/**
 * The PostgreSQL of one test run: starts it, migrates the template that spec files clone, prints its address as one line and lives
 * until its standard input ends, that is until jest is done or dead, by whatever signal.
 */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { findPostmaster } from '../../src/platform/database/embedded/lock-file.js';
import { stopServer } from '../../src/platform/database/embedded/server.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { TEMPLATE } from './postgres.js';
import { newScratchFolder } from './scratch-folder.js';

// Jest may be dead before we have an address to tell; what follows has to happen all the same.
process.stdout.on('error', () => undefined);
const scratch = newScratchFolder();
const server = await startEmbeddedPostgres({ dataDir: scratch, log: () => undefined, durable: false });
const ended = new Promise((resolve) => process.stdin.once('end', resolve).resume());
try {
  await makeTemplate(server.url);
  console.log(JSON.stringify({ url: server.url, scratch }));
  await ended;
} finally {
  await server.stop();
  await stopForgottenServers();
  await rm(scratch, { recursive: true, force: true });
}

/** Those of specs that were cut off: a server outlives its owner, on purpose. */
async function stopForgottenServers(): Promise<void> {
  for (const entry of await readdir(scratch, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const clusterDir = join(scratch, entry.name, 'postgres');
    const forgotten = findPostmaster(clusterDir);
    if (forgotten) await stopServer(clusterDir, forgotten);
  }
}

async function makeTemplate(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const template = new URL(url);
  template.pathname = TEMPLATE;
  await migrate(template.href);
}
