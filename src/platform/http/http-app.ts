import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DynamicModule } from '@nestjs/common';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { AppConfig } from '../config/config.js';
import type { Logger } from '../observability/logger.js';
import { NestLogger } from '../observability/logger.js';
import { Metrics } from '../observability/metrics.service.js';
import { nameRequestsInLog } from '../observability/request-names.js';
import { traceRequests } from '../observability/tracing.js';
import { endConnectionsWhenLeaving } from './drain.js';
import { Refusals } from './disclosures.js';
import { answerHeaders } from './hardening/answer-headers.js';
import { clientLimits } from './hardening/slow-clients.js';
import { networkOf } from './limits/rate-classes.js';
import { isForOperators } from './limits/rate-limit.interceptor.js';
import { RateLimits } from './limits/rate-limits.service.js';
import { FILES_PER_UPLOAD } from './limits/upload-limits.js';
import { serveConsole } from './console.js';
import { refuseOverload } from './overload/refuse-overload.js';
import { answerWithProblem, ProblemFilter } from './problem.filter.js';
import { readOwnWrites } from './read-own-writes.js';
import { requestValidation } from './validation.js';

const JSON_LIMIT_BYTES = 2 * 1024 * 1024;
/** A machine that is busy with other starts takes its time; ten seconds, the usual, end a start that would have come. */
const PLUGIN_START_MS = 120_000;

/** The HTTP side of the program, not yet listening: request ids, problem answers, validation, cookies, uploads. */
export async function createHttpApp(
  module: DynamicModule,
  config: AppConfig,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const harden = answerHeaders(config.publicUrl);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    bodyLimit: JSON_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    pluginTimeout: PLUGIN_START_MS,
    trustProxy: config.trustProxy.length === 0 ? false : [...config.trustProxy],
    forceCloseConnections: 'idle',
    ...clientLimits(config.timeouts),
    routerOptions: { maxParamLength: 200 },
    // What cannot be routed reaches no hook.
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      harden(request, reply);
      answerWithProblem(error, request, reply);
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
    bufferLogs: false,
  });
  await app.register(cookie);
  await app.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fileSize: config.uploadLimitBytes, files: FILES_PER_UPLOAD, fields: 20, fieldSize: 10_000 },
  });
  acceptEmptyBodies(app);
  readScimBodies(app);
  hardenAnswers(app, harden);
  await refuseOverload(app, config);
  countByAddress(app);
  endConnectionsWhenLeaving(app);
  nameRequestsInLog(app);
  traceRequests(app);
  measureRequests(app);
  readOwnWrites(app);
  setRoutePrefix(app);
  await serveConsole(app);
  app.useGlobalPipes(requestValidation());
  app.useGlobalFilters(new ProblemFilter(app.get(Refusals)));
  return app;
}

/** Everything under `/api` but what operators and browsers ask for at the root. */
export function setRoutePrefix(app: NestFastifyApplication): void {
  app.setGlobalPrefix('api', {
    exclude: ['health/live', 'health/serving', 'health/ready', 'metrics', 'act/:token'],
  });
}

/** An act without particulars: many clients name JSON as the type of the body that they do not send. */
function acceptEmptyBodies(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, _reply, done) => {
      const { headers } = request;
      const isEmpty =
        headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;
      if (isEmpty) delete headers['content-type'];
      done();
    });
}

/** SCIM's own name of JSON (RFC 7644 §3.1). */
function readScimBodies(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance();
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/scim+json', { parseAs: 'string' }, parse);
}

function hardenAnswers(app: NestFastifyApplication, harden: ReturnType<typeof answerHeaders>): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      harden(request, reply);
      done(null, payload);
    });
}

/** Before anything is read or anybody is known; by whom a request is, it is counted by the interceptor. */
function countByAddress(app: NestFastifyApplication): void {
  const limits = app.get(RateLimits);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      if (isForOperators(request.url)) return done();
      try {
        const counted = limits.count('address', networkOf(request.ip), reply);
        if (counted === null) return done();
        counted.then(
          () => done(),
          (error: unknown) => answerWithProblem(error, request, reply),
        );
      } catch (error) {
        answerWithProblem(error, request, reply);
      }
    });
}

/** By route pattern, not by address: an id in a label would make a series for every record. */
function measureRequests(app: NestFastifyApplication): void {
  const { requests } = app.get(Metrics);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onResponse', async (request, reply) => {
      const route = request.routeOptions.url ?? 'none';
      requests.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000);
    });
}
