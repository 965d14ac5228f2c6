/**
 * A process that owns an embedded PostgreSQL, to be killed by tests. Prints one line of JSON, the server's address or the problem, and
 * stops the server when its standard input ends.
 */
import { StartupProblem, startEmbeddedPostgres } from '../../src/platform/database/embedded/index.js';

const [dataDir = ''] = process.argv.slice(2);
try {
  const { url, adopted, stop } = await start();
  console.log(JSON.stringify({ url, adopted }));
  await new Promise((resolve) => process.stdin.once('end', resolve).resume());
  await stop();
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error;
  console.log(JSON.stringify({ problem: error.line }));
  process.exitCode = 1;
}

async function start() {
  const server = await startEmbeddedPostgres({ dataDir, log: () => undefined, durable: false });
  return { url: server.url, adopted: server.adopted, stop: () => server.stop() };
}
