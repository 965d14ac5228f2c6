import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_COOKIE } from '../authentication.service.js';
import { hashSecret } from '../secrets.js';

const COOKIE = { httpOnly: true, sameSite: 'lax', path: '/' } as const;

/** The session that asks, by the hash it is kept under. */
export function sessionOf(request: FastifyRequest): Buffer {
  return hashSecret(request.cookies[SESSION_COOKIE] ?? '');
}

export function giveSession(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  reply.setCookie(SESSION_COOKIE, secret, { ...COOKIE, secure: request.protocol === 'https' });
}

export function takeSession(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, COOKIE);
}
