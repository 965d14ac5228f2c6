import underPressure from '@fastify/under-pressure';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../../config/config.js';
import { Reader } from '../../database/reader.js';
import { Metrics } from '../../observability/metrics.service.js';
import { isForOperators } from '../limits/rate-limit.interceptor.js';
import { answerWithProblem } from '../problem.filter.js';
import { Problem } from '../problem.js';
import { overloadOf, RETRY_AFTER_SECONDS } from './overload-guard.js';

const SAMPLE_MS = 1000;

/** Open as long as a window is: it waits for news and works on nothing. */
const OPEN_LINE = '/api/live';

/**
 * 503 `server.overloaded` with Retry-After before latency collapses. Health and metrics are always answered: an orchestrator
 * that takes a busy process for a dead one makes it worse.
 */
export async function refuseOverload(
  app: NestFastifyApplication,
  { databasePoolSize, lateLoopMs }: Pick<AppConfig, 'databasePoolSize' | 'lateLoopMs'>,
): Promise<void> {
  // Its own verdict knows no exceptions: it only measures, and the guard below decides.
  const measureOnly = (): undefined => undefined;
  await app.register(underPressure, {
    maxEventLoopDelay: lateLoopMs,
    sampleInterval: SAMPLE_MS,
    pressureHandler: measureOnly,
  });
  const [reader, { overloaded }] = [app.get(Reader), app.get(Metrics)];
  const fastify = app.getHttpAdapter().getInstance();
  const counted = new WeakSet<FastifyRequest>();
  let inFlight = 0;
  const ended = (request: FastifyRequest) => {
    if (counted.delete(request)) inFlight--;
  };
  fastify.addHook('onRequest', (request, reply, done) => {
    if (isExempt(request)) return done();
    const pressure = {
      inFlight,
      waitingForDatabase: reader.waiting,
      isLoopLate: fastify.isUnderPressure(),
    };
    const reason = overloadOf(pressure, databasePoolSize);
    if (reason !== null) {
      overloaded.inc({ reason });
      return refuse(request, reply);
    }
    counted.add(request);
    inFlight++;
    done();
  });
  fastify.addHook('onResponse', async (request) => ended(request));
  fastify.addHook('onRequestAbort', async (request) => ended(request));
}

function isExempt({ url }: FastifyRequest): boolean {
  return isForOperators(url) || url === OPEN_LINE || url.startsWith(`${OPEN_LINE}?`);
}

function refuse(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('retry-after', RETRY_AFTER_SECONDS);
  answerWithProblem(
    new Problem('server.overloaded', { retryAfterSeconds: RETRY_AFTER_SECONDS }),
    request,
    reply,
  );
}
