/**
 * Jest's globalSetup of the projects that need PostgreSQL. Jest loads it as plain Node does, so the server, which is TypeScript, runs
 * in a process of its own: in its own session, so that Ctrl-C ends jest and not the server under it, and with a pipe from here, whose
 * end tells it to stop.
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

export default async function startPostgres() {
  const server = spawn(
    process.execPath,
    ['--import', new URL('typescript.mjs', import.meta.url).href, here('database-server.ts')],
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  const line = await new Promise((resolve, reject) => {
    createInterface(server.stdout).once('line', resolve);
    server.once('exit', (code) => reject(new Error(`the test database did not start (exit code ${code})`)));
  });
  const { url, scratch } = JSON.parse(line);
  process.env.ZHENGGAI_TEST_SERVER = url;
  process.env.ZHENGGAI_TEST_SCRATCH = scratch;
  globalThis.zhenggaiTestServer = server;
}
