import { connect, type Socket } from 'node:net';

export interface LoadResult {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p95: number;
}

export interface Load {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connections: number;
  readonly seconds: number;
}

/**
 * Asked for so long before anything is measured, both sides have compiled what the engine compiles while it runs: a service runs for
 * days, and a framework has more to compile than thirty lines.
 */
export const WARM_SECONDS = 10;

/** Asks the same thing over and over on kept-alive connections, each waiting for its answer; loopback only. */
export async function applyLoad(load: Load): Promise<LoadResult> {
  const end = performance.now() + load.seconds * 1000;
  const times = (await Promise.all(Array.from({ length: load.connections }, () => askUntil(end, load))))
    .flat()
    .sort((a, b) => a - b);
  const at = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { perSecond: times.length / load.seconds, p50: at(0.5), p95: at(0.95) };
}

async function askUntil(end: number, { port, path, headers }: Load): Promise<number[]> {
  const socket = connect(port, '127.0.0.1');
  const lines = Object.entries({ host: `127.0.0.1:${port}`, ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const request = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  const times: number[] = [];
  try {
    while (performance.now() < end) {
      const start = performance.now();
      await ask(socket, request);
      times.push(performance.now() - start);
    }
  } finally {
    socket.destroy();
  }
  return times;
}

/** Reads one answer with a content length. @throws where it is not 200 */
function ask(socket: Socket, request: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = '';
    let missing = -1;
    const onData = (chunk: Buffer) => {
      if (missing >= 0) missing -= chunk.length;
      else {
        head += chunk.toString('latin1');
        const bodyAt = head.indexOf('\r\n\r\n');
        if (bodyAt < 0) return;
        if (!head.startsWith('HTTP/1.1 200')) return finish(new Error(head.slice(0, 400)));
        const length = Number(/content-length: (\d+)/i.exec(head)?.[1]);
        missing = length - (head.length - bodyAt - 4);
      }
      if (missing <= 0) finish(null);
    };
    const finish = (error: Error | null) => {
      socket.off('data', onData).off('error', reject);
      if (error === null) resolve();
      else reject(error);
    };
    socket.on('data', onData).once('error', reject);
    socket.write(request);
  });
}
