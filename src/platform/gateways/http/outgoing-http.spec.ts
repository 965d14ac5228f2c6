import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { OutgoingHttp } from './outgoing-http.js';

describe('requests to addresses that somebody typed in', () => {
  const seen: { path: string; body: string; header: string | undefined }[] = [];
  let server: Server;
  let port: number;
  const outgoing = new OutgoingHttp({ outgoingAllow: ['127.0.0.0/8', '::1/128'] });
  const closed = new OutgoingHttp({ outgoingAllow: [] });

  beforeAll(async () => {
    server = createServer((request, response) => {
      void bodyOf(request).then((body) => {
        seen.push({ path: request.url ?? '', body, header: request.headers['x-mark'] as string | undefined });
        if (request.url === '/moved') response.writeHead(302, { location: '/elsewhere' }).end();
        else if (request.url === '/endless') endless(response);
        else response.writeHead(200).end('收到');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(async () => {
    await Promise.all([outgoing.onApplicationShutdown(), closed.onApplicationShutdown()]);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  });

  const post = (http: OutgoingHttp, url: string) =>
    http.post({ url, headers: { 'x-mark': 'm' }, body: '正文' });

  it('arrive as they were sent, and what comes back is read', async () => {
    expect(await post(outgoing, `http://127.0.0.1:${port}/hook`)).toEqual({ status: 200, text: '收到' });
    expect(seen.at(-1)).toEqual({ path: '/hook', body: '正文', header: 'm' });
  });

  it('do not follow a redirect', async () => {
    expect(await post(outgoing, `http://127.0.0.1:${port}/moved`)).toMatchObject({ status: 302 });
    expect(seen.map(({ path }) => path)).not.toContain('/elsewhere');
  });

  it('read no more of an endless answer than the log keeps', async () => {
    expect((await post(outgoing, `http://127.0.0.1:${port}/endless`)).text).toHaveLength(4_096);
  });

  it.each([
    ['an address inside', () => `http://127.0.0.1:${port}/`],
    ['a number that is one', () => `http://2130706433:${port}/`],
    ['its IPv6 form', () => `http://[::ffff:127.0.0.1]:${port}/`],
    ['a name that resolves inside', () => `http://localhost:${port}/`],
    ['another protocol', () => 'file:///etc/passwd'],
    ['a password in the address', () => `https://u:p@example.com/`],
  ])('are refused: %s', async (_, url) => {
    const before = seen.length;
    await expect(post(closed, url())).rejects.toMatchObject({ fault: 'address' });
    expect(seen).toHaveLength(before);
  });

  it('tell an absent server from a forbidden one', async () => {
    await expect(post(outgoing, 'http://127.0.0.1:1/')).rejects.toMatchObject({ fault: 'unreachable' });
  });

  async function bodyOf(request: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString('utf8');
  }

  function endless(response: NodeJS.WritableStream): void {
    const more = () => {
      while (response.writable && response.write('x'.repeat(1_000)));
    };
    response.on('drain', more);
    more();
  }
});
