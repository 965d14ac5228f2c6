import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Refusals } from '../../../platform/http/disclosures.js';
import { PROBLEMS, type ProblemCode } from '../../../platform/http/problem-catalogue.js';
import { toProblem } from '../../../platform/http/problem.filter.js';
import { namesOf } from '../../../platform/observability/request-names.js';
import { ERROR_SCHEMA, isRefusal, SCIM_TYPE } from './scim-protocol.js';

interface ScimError {
  readonly status: number;
  readonly scimType: string;
  readonly detail: string;
  readonly code: ProblemCode;
}

/** Refusals as RFC 7644 §3.12 has them; `code` and `traceId` beside it are ours, as in every other refusal. */
@Catch()
export class ScimErrorFilter implements ExceptionFilter {
  constructor(private readonly refusals: Refusals) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const { status, scimType, detail, code } = errorOf(error);
    const level = PROBLEMS[code].level;
    request.log[level](
      { ...namesOf(request), code, scimType, ...(status >= 500 && { err: error }) },
      'refused',
    );
    const body = { schemas: [ERROR_SCHEMA], status: String(status), ...(scimType !== '' && { scimType }) };
    void http
      .getResponse<FastifyReply>()
      .status(status)
      .header('content-type', SCIM_TYPE)
      .send({ ...body, detail, code, traceId: request.id });
    this.refusals.tell(request, code);
  }
}

function errorOf(error: unknown): ScimError {
  if (isRefusal(error)) {
    const { status, message, scimType } = error;
    const code = scimType === 'mutability' ? 'record.invalid' : (BY_STATUS[status] ?? 'request.invalid');
    return { status, scimType, detail: message, code };
  }
  const { code } = toProblem(error);
  const { status, title } = PROBLEMS[code];
  // The protocol knows no 422: a value that the rules refuse is an invalid one.
  if (status === 422) return { status: 400, scimType: 'invalidValue', detail: title, code };
  const isTaken = code === 'record.duplicate' || code === 'account.login-taken';
  return { status, scimType: isTaken ? 'uniqueness' : '', detail: title, code };
}

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  404: 'record.not-found',
  409: 'record.duplicate',
  413: 'request.too-large',
};
