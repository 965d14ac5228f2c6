/**
 * The PostgreSQL of one test run: starts it, migrates the template that spec files clone, prints its address as one line and lives
 * until its standard input ends, that is until jest is done or dead, by whatever signal.
 */
import { rm } from 'node:fs/promises';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';
import { migrate } from '../../src/platform/database/migrate.js';
import { TEMPLATE } from './postgres.js';
import { newScratchFolder } from './scratch-folder.js';

const dataDir = newScratchFolder();
const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
const ended = new Promise((resolve) => process.stdin.once('end', resolve).resume());
try {
  await makeTemplate(server.url);
  console.log(server.url);
  await ended;
} finally {
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
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
