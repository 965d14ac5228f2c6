import type { FastifyReply, FastifyRequest } from 'fastify';

/** JSON, problems and files of no type: nothing in an answer of the API is a page. */
export const API_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The pages of the API's description run their own scripts and set styles as they go. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const YEAR_SECONDS = 31_536_000;
const NO_DEVICES = 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()';

/** On every answer, whoever writes it: what a route says of itself stands, all the rest is closed. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': API_POLICY,
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': NO_DEVICES,
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-permitted-cross-domain-policies': 'none',
};
const CLOSED = Object.entries(HEADERS);

/**
 * What sets the headers of one answer. Behind https browsers are told to come by nothing else for a year (RFC 6797).
 * @param publicUrl how people reach the program
 */
export function answerHeaders(publicUrl: string): (request: FastifyRequest, reply: FastifyReply) => void {
  const isSecure = publicUrl.startsWith('https:');
  return (request, reply) => {
    void reply.header('x-request-id', request.id);
    if (isDocs(request.url)) void reply.header('content-security-policy', DOCS_POLICY);
    for (const [name, value] of CLOSED) if (!reply.hasHeader(name)) void reply.header(name, value);
    if (isSecure)
      void reply.header('strict-transport-security', `max-age=${YEAR_SECONDS}; includeSubDomains`);
  };
}

function isDocs(url: string): boolean {
  return url === '/api/docs' || url.startsWith('/api/docs/');
}
