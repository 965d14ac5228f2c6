import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/test-app.js';

/** What the server wrote until it closed, and how long that took. */
interface Ending {
  readonly text: string;
  readonly ms: number;
}

/** Begins a request and goes on with a byte now and then, as slow as it is let. */
async function dribble(socket: Socket, begin: string, more: string): Promise<Ending> {
  const start = performance.now();
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  socket.write(begin);
  const timer = setInterval(() => socket.write(more), 100);
  await once(socket, 'close');
  clearInterval(timer);
  return { text, ms: performance.now() - start };
}

describe('clients that are slow, silent or too big', () => {
  let app: TestApp;
  let port: number;
  beforeAll(async () => {
    app = await TestApp.start({
      environment: {
        HEADERS_TIMEOUT_SECONDS: '1',
        REQUEST_TIMEOUT_SECONDS: '2',
        IDLE_TIMEOUT_SECONDS: '1',
        UPLOAD_LIMIT_MB: '1',
      },
    });
    await app.nest.listen(0, '127.0.0.1');
    ({ port } = app.nest.getHttpServer().address() as AddressInfo);
  });
  afterAll(() => app.stop());

  const open = () => connect(port, '127.0.0.1');

  it('cuts off a header that never ends, two hundred of them, and serves everybody else meanwhile', async () => {
    const attack = Promise.all(
      Array.from({ length: 200 }, () =>
        dribble(open(), 'GET /api/tasks HTTP/1.1\r\nhost: x\r\n', 'x-a: b\r\n'),
      ),
    );
    const honest = await fetch(`http://127.0.0.1:${port}/health/live`);
    expect(honest.status).toBe(200);
    for (const { text, ms } of await attack) {
      expect(text).toMatch(/^HTTP\/1\.1 408 [^]*"code":"request\.timed-out"/);
      expect(ms).toBeLessThan(20_000);
    }
  });

  it('cuts off a body that trickles in', async () => {
    const head = `POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100000\r\n\r\n{`;
    const { ms, text } = await dribble(open(), head, '"');
    expect(text).not.toContain('HTTP/1.1 2');
    expect(ms).toBeLessThan(20_000);
  });

  it('cuts off who says nothing', async () => {
    const socket = open();
    const start = performance.now();
    await once(socket.resume(), 'close');
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  it.each([
    ['one header of 20 KB', `x-big: ${'x'.repeat(20_000)}\r\n`],
    ['six thousand small ones', 'x-a: b\r\n'.repeat(6_000)],
    ['an address of 20 KB', null],
  ])('refuses %s', async (_, header) => {
    const path = header === null ? `/api/${'x'.repeat(20_000)}` : '/api/tasks';
    const socket = open();
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString())).on('error', () => undefined);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\n${header ?? ''}\r\n`);
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(text).toContain('request.header-too-large');
  });

  it.each([
    ['two lengths', 'content-length: 5\r\ncontent-length: 6\r\n\r\nabcde'],
    [
      'a length beside chunks',
      'content-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /x HTTP/1.1\r\n\r\n',
    ],
    ['a header without a name', ': x\r\n\r\n'],
    ['a NUL in a header', 'x-a: \0\r\n\r\n'],
  ])('refuses a request that two readers could read differently: %s', async (_, rest) => {
    const socket = open();
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString())).on('error', () => undefined);
    socket.write(`POST /api/session HTTP/1.1\r\nhost: x\r\n${rest}`);
    await once(socket, 'close');
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });

  it('refuses a body larger than it says, and one without end', async () => {
    const person = await app.as('yifaban');
    const big = await person.post('/api/tasks/issue', { taskIds: ['x'.repeat(3_000_000)] });
    expect([big.status, big.code]).toEqual([413, 'request.too-large']);
    const socket = open();
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString())).on('error', () => undefined);
    socket.write(
      'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\n',
    );
    const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
    const flood = setInterval(() => socket.write(chunk), 1);
    await once(socket, 'close');
    clearInterval(flood);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
  });
});
