import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROJECT_ROOT } from '../config/config.js';
import { answerWithProblem } from './problem.filter.js';
import type { ProblemCode } from './problem-catalogue.js';
import { Problem } from './problem.js';
import { SESSION } from './read-own-writes.js';

/** What `npm run build` makes of `web/`. */
export const CONSOLE_FOLDER = join(PROJECT_ROOT, 'web', 'dist');
/** Stands in the built page wherever the nonce of the answer goes. */
const NONCE_MARK = '__NONCE__';
/** Addresses of the program itself, in which no page of the console lies. */
const NOT_THE_CONSOLE = /^\/(api|health|metrics|act|assets)(\/|$)/;

/** Who is signed in is what every page asks first: the browser asks it while it still reads the page. */
const SESSION_AHEAD = '</api/session>; rel=preload; as=fetch; crossorigin';

/**
 * The console: its page at every address that is nothing else's, so that an address can be opened, kept and sent on; its files, whose
 * names change with their content, cached for a year. Scripts come from here alone, styles from here or with the nonce of the answer.
 */
export async function serveConsole(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const assets = join(CONSOLE_FOLDER, 'assets');
  if (existsSync(assets))
    await app.register(fastifyStatic, {
      ...{ root: assets, prefix: '/assets/', index: false, decorateReply: false },
      ...{ preCompressed: true, immutable: true, maxAge: '365d' },
    });
  const page = pageReader();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (NOT_THE_CONSOLE.test(request.url.split('?')[0] ?? '/'))
      return refuse('request.not-found', request, reply);
    const html = page();
    if (html === null) return refuse('console.not-built', request, reply);
    const nonce = randomBytes(16).toString('base64');
    if (request.cookies[SESSION] !== undefined) void reply.header('link', SESSION_AHEAD);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .header('content-security-policy', policy(nonce))
      .send(html.replaceAll(NONCE_MARK, nonce));
  });
}

/** @returns the reply: whatever else a handler returns is sent after it */
function refuse(code: ProblemCode, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  answerWithProblem(new Problem(code), request, reply);
  return reply;
}

/** Read once, when first asked for. */
function pageReader(): () => string | null {
  const file = join(CONSOLE_FOLDER, 'index.html');
  let kept: string | null = null;
  return () => {
    if (kept === null && existsSync(file)) kept = readFileSync(file, 'utf8');
    return kept;
  };
}

function policy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    // A text field that grows with its text measures itself through a style attribute; an attribute loads nothing and reaches no other element.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
