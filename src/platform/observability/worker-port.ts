import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../clock.js';
import { RunningJobs } from '../queue/running-jobs.js';
import { Metrics } from './metrics.service.js';

/**
 * What a worker, which answers no requests, tells those who run it: `/metrics`, and `/health/live`, which is 503 with the jobs in
 * question once one has run past its time, so that the process is replaced; a busy one is left alone.
 */
export async function openWorkerPort(
  app: INestApplicationContext,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Server> {
  const metrics = app.get(Metrics);
  const running = app.get(RunningJobs);
  const clock = app.get(Clock);
  const server = createServer((request, response) => {
    if (request.url === '/health/live') {
      const wedged = running.wedged(clock.now());
      response.writeHead(wedged.length === 0 ? 200 : 503, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ status: wedged.length === 0 ? 'ok' : 'wedged', wedged }));
    } else if (request.url === '/metrics') {
      metrics.text().then(
        (text) =>
          response.writeHead(200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' }).end(text),
        () => response.writeHead(503).end(),
      );
    } else response.writeHead(404).end();
  });
  server.listen(port, host);
  await once(server, 'listening');
  server.unref();
  return server;
}
