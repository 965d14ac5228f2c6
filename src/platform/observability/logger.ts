import type { LoggerService } from '@nestjs/common';
import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { FastifyRequest } from 'fastify';
import type { LogLevel } from '../config/config.js';
import { withoutSecrets } from './redaction.js';
import { currentWork } from './work-context.js';

export type Logger = PinoLogger;

/**
 * JSON lines, on standard output where no other place is named. Every line is rid of secrets when it is whole, so that no
 * caller can forget to.
 */
export function createLogger(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { req: requestLine },
    mixin: () => currentWork() ?? {},
    hooks: { streamWrite: withoutSecrets },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

function requestLine({ method, url, host, ip }: FastifyRequest): Record<string, unknown> {
  return { method, url, host, remoteAddress: ip };
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
