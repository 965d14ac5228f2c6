import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** Stands before a server: as long as it is shut, the server is as if it were not running. */
export class TcpGate {
  private readonly sockets = new Set<Socket>();
  private server: Server | null = null;
  private port = 0;

  private constructor(private target: URL) {}

  static async before(url: string): Promise<TcpGate> {
    const gate = new TcpGate(new URL(url));
    await gate.open();
    return gate;
  }

  /** The server's address by way of the gate. */
  get url(): string {
    const url = new URL(this.target);
    url.hostname = '127.0.0.1';
    url.port = String(this.port);
    return url.href;
  }

  async open(): Promise<void> {
    this.server = createServer((socket) => this.pass(socket)).listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.port = (this.server.address() as AddressInfo).port;
  }

  /** From now on to another server under the same address, as one that follows a primary does. */
  async leadTo(url: string): Promise<void> {
    await this.shut();
    this.target = new URL(url);
    await this.open();
  }

  /** Ends what is connected and refuses what comes. */
  async shut(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = null;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private pass(inner: Socket): void {
    const outer = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [inner, outer]) {
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        this.sockets.delete(socket);
        inner.destroy();
        outer.destroy();
      });
    }
    inner.pipe(outer).pipe(inner);
  }
}
