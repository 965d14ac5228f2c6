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

/** What a load balancer does at the least: asks `/health/serving` and sends each request to the next one that serves. Never tries twice. */
export class RoundRobin {
  private serving: readonly number[] = [];
  private next = 0;
  private looking = true;

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private ports: readonly number[],
  ) {}

  static async start(ports: readonly number[]): Promise<RoundRobin> {
    // A connection that the balancer itself closes as idle, just when a request is on its way, is no loss of the program's.
    const server = createServer({ keepAliveTimeout: 0 });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const proxy = new RoundRobin(server, url, ports);
    server.on('request', (request, response) => proxy.pass(request, response));
    void proxy.look();
    return proxy;
  }

  /** Those in service at the moment. */
  get inService(): readonly number[] {
    return this.serving;
  }

  async stop(): Promise<void> {
    this.looking = false;
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async look(): Promise<void> {
    while (this.looking) {
      const answers = await Promise.all(this.ports.map(isServing));
      this.serving = this.ports.filter((_, i) => answers[i]);
      await delay(LOOK_EVERY_MS);
    }
  }

  private pass(request: IncomingMessage, response: ServerResponse): void {
    const port = this.serving[this.next++ % this.serving.length];
    const { method, url: path, headers } = request;
    const onward = httpRequest({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', (error) => response.writeHead(502).end(error.message));
    request.pipe(onward);
  }
}

async function isServing(port: number): Promise<boolean> {
  const signal = AbortSignal.timeout(1000);
  return fetch(`http://127.0.0.1:${port}/health/serving`, { signal }).then(
    ({ ok }) => ok,
    () => false,
  );
}
