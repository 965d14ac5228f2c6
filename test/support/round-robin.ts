import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

const LOOK_EVERY_MS = 50;
const HUNG_AFTER_MS = 30_000;

/** What a load balancer does at the least: asks `/health/serving` and sends each request to the next one that serves. Never tries twice. */
export class RoundRobin {
  private readonly serving = new Set<number>();
  private next = 0;
  private looking = true;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly ports: readonly number[],
  ) {}

  static async start(ports: readonly number[]): Promise<RoundRobin> {
    // A connection that the balancer itself closes as idle, just when a request is on its way, is no loss of the program's.
    const server = createServer({ keepAliveTimeout: 0 });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new RoundRobin(server, url, ports);
    server.on('request', (request, response) => proxy.pass(request, response));
    for (const port of ports) void proxy.look(port);
    return proxy;
  }

  /** Those in service at the moment. */
  get inService(): readonly number[] {
    return this.ports.filter((port) => this.serving.has(port));
  }

  async stop(): Promise<void> {
    this.looking = false;
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Each is looked at by itself: one that answers late must not hide that another has left. */
  private async look(port: number): Promise<void> {
    while (this.looking) {
      if (await isServing(port)) this.serving.add(port);
      else this.serving.delete(port);
      await delay(LOOK_EVERY_MS);
    }
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const { inService } = this;
    const port = inService[this.next++ % inService.length];
    if (port === undefined) {
      response.writeHead(502).end('nobody is in service');
      return;
    }
    const { method, url: path, headers } = request;
    const onward = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.writeHead(502).end(error.message));
    request.pipe(onward);
  }
}

/** One that is busy is late and serves; one that has left says so, or nobody listens there. */
async function isServing(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(HUNG_AFTER_MS);
  return fetch(`http://127.0.0.1:${port}/health/serving`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}
