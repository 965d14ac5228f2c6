import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpTimeouts } from '../../config/config.js';
import { PROBLEMS, type ProblemCode } from '../problem-catalogue.js';

/** A session cookie, a token and what a browser adds come to 2 KB. */
const MOST_HEADER_BYTES = 16 * 1024;
const CHECKS_WITHIN_A_TIMEOUT = 4;

/**
 * What a client may take of a connection's time, and a header of memory: slow or silent ones are cut off, so that they hold no
 * connection that somebody else waits for. Node looks at its timeouts only so often: several times within the shortest.
 */
export function clientLimits({ headersMs, requestMs, idleMs }: HttpTimeouts) {
  const shortest = Math.min(headersMs, requestMs);
  return {
    connectionTimeout: idleMs,
    keepAliveTimeout: idleMs,
    requestTimeout: requestMs,
    http: {
      headersTimeout: Math.min(headersMs, requestMs),
      maxHeaderSize: MOST_HEADER_BYTES,
      connectionsCheckingInterval: Math.ceil(shortest / CHECKS_WITHIN_A_TIMEOUT),
    },
    clientErrorHandler: answerClientError,
  };
}

const CODES: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'request.timed-out',
  HPE_HEADER_OVERFLOW: 'request.header-too-large',
};

/** What is no request yet has no reply either: the problem is written to the socket, which is then closed. */
export function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const code = CODES[error.code ?? ''] ?? 'request.malformed';
  const { status, title } = PROBLEMS[code];
  const body = JSON.stringify({ type: `https://zhenggai.example/problems/${code}`, title, status, code });
  if (socket.writable) {
    const lines = [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'content-type: application/problem+json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'cache-control: no-store',
      'connection: close',
    ];
    socket.write(`${lines.join('\r\n')}\r\n\r\n${body}`);
  }
  socket.destroySoon();
}
