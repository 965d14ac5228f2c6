import type { LoggerService } from '@nestjs/common';
import { pino, type Logger as PinoLogger } from 'pino';
import type { FastifyRequest } from 'fastify';
import type { LogLevel } from '../config/config.js';

export type Logger = PinoLogger;

/** JSON lines on standard output; secrets of a request never reach them. */
export function createLogger(level: LogLevel): Logger {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { req: requestLine },
    redact: ['req.headers.authorization', 'req.headers.cookie', 'password', '*.password', 'token', '*.token'],
  });
}

function requestLine({ method, url, host, ip }: FastifyRequest): Record<string, unknown> {
  return { method, url: withoutSecrets(url), host, remoteAddress: ip };
}

/** Some addresses are keys (a calendar feed, a link that decides): 256 bits in base64url as a segment of the path. */
export function withoutSecrets(url: string): string {
  return url.replaceAll(/(?<=\/)[\w-]{43}(?=[./?]|$)/g, '[secret]');
}

/** Nest's own lines through the same logger; its start-up chatter is debug to us. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  private write(
    level: 'error' | 'warn' | 'debug' | 'trace',
    message: unknown,
    rest: readonly unknown[],
  ): void {
    this.logger[level]({ context: rest.at(-1) }, String(message));
  }
}
