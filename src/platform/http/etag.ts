import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

export function etagOf(version: number): string {
  return `"${version}"`;
}

/** The version the caller read, from `If-Match`; null where the header is absent or `*`. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number | null => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined || header === '*') return null;
  const match = /^(?:W\/)?"(\d+)"$/.exec(header.trim());
  if (match === null) throw new Problem('request.if-match-invalid');
  return Number(match[1]);
});

/** @throws Problem `record.stale` (412) carrying the current version where the caller read an older one. */
export function requireVersion(expected: number | null, current: number): void {
  if (expected !== null && expected !== current) throw new Problem('record.stale', { expected, current });
}
