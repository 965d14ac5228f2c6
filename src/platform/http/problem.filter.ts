import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { QueryFailedError } from 'typeorm';
import { fromDatabaseError, isWithoutConnection } from '../database/database-problem.js';
import { withoutSecrets } from '../observability/redaction.js';
import { namesOf } from '../observability/request-names.js';
import type { Refusals } from './disclosures.js';
import type { ProblemSpec } from './problem-spec.js';
import { Problem, type FieldError, type ProblemParams } from './problem.js';
import { PROBLEMS, type ProblemCode } from './problem-catalogue.js';

export interface ProblemDocument {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  readonly traceId: string;
  readonly errors: readonly FieldError[];
}

/** The only place that writes an error answer: `application/problem+json` by RFC 9457, never a stack trace. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly refusals: Refusals) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    this.refusals.tell(request, answerWithProblem(error, request, http.getResponse<FastifyReply>()));
  }
}

/** @returns the code that was answered with */
export function answerWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): ProblemCode {
  const problem = toProblem(error);
  const spec: ProblemSpec = PROBLEMS[problem.code];
  request.log[spec.level](
    {
      ...namesOf(request),
      code: problem.code,
      params: problem.params,
      ...(spec.status >= 500 && { err: error }),
    },
    'refused',
  );
  void reply
    .status(spec.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send(present(problem, spec, request));
  return problem.code;
}

function present(problem: Problem, spec: ProblemSpec, request: FastifyRequest): ProblemDocument {
  return {
    type: `https://zhenggai.example/problems/${problem.code}`,
    title: spec.title,
    status: spec.status,
    detail: detailOf(problem, spec),
    // An address may be a key; a problem is what people paste into letters to each other.
    instance: withoutSecrets(request.url.split('?')[0] ?? '/'),
    code: problem.code,
    params: problem.params,
    traceId: request.id,
    errors: problem.errors,
  };
}

function detailOf(problem: Problem, spec: ProblemSpec): string {
  const fields = problem.errors.map((e) => `${e.pointer}: ${e.detail}`).join('; ');
  return fields === '' ? spec.title : `${spec.title}（${fields}）`;
}

/** The named problem behind whatever was thrown. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof QueryFailedError) return fromDatabaseError(error.driverError);
  if (isWithoutConnection(error)) return new Problem('server.unavailable');
  const code = codeOf(error);
  if (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)) return fromDatabaseError(error);
  return new Problem(STATUS_TO_CODE[statusOf(error)] ?? 'server.error');
}

const STATUS_TO_CODE: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  401: 'auth.required',
  403: 'auth.forbidden',
  404: 'request.not-found',
  405: 'request.method',
  413: 'request.too-large',
  415: 'request.media-type',
  503: 'server.unavailable',
};

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof status === 'number' ? status : 500;
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | null)?.code;
}
