/** Jest's globalTeardown: waits until the server of start-postgres.mjs has stopped and its folder is gone. */
export default async function stopPostgres() {
  const server = globalThis.zhenggaiTestServer;
  const stopped = new Promise((resolve) => server.once('exit', resolve));
  server.stdin.end();
  const code = await stopped;
  if (code !== 0) throw new Error(`the test database did not stop as it should (exit code ${code})`);
}
