import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { READ_MARK, readLogPosition, Standby } from '../database/replica/index.js';

const COOKIE = 'zhenggai_seen';
/** Cookie of a person who is signed in. */
export const SESSION = 'zhenggai_session';
/** By then a standby that is used at all has caught up. */
const KEPT_SECONDS = 60;

/**
 * With a standby: whoever has just written carries along up to where, and is answered by a database that has it. The browser
 * keeps it, so any process knows. Systems with tokens keep no cookies and always read the primary.
 */
export function readOwnWrites(app: NestFastifyApplication): void {
  const standby = app.get(Standby);
  if (!standby.isConfigured) return;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    const mayLag = request.method === 'GET' && request.cookies[SESSION] !== undefined;
    if (!mayLag) return done();
    READ_MARK.run({ seen: readLogPosition(request.cookies[COOKIE]) }, done);
  });
  fastify.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' && request.method !== 'HEAD' && reply.statusCode < 400) {
      const secure = request.protocol === 'https';
      const options = { httpOnly: true, sameSite: 'lax', path: '/', maxAge: KEPT_SECONDS, secure } as const;
      reply.setCookie(COOKIE, await standby.written(), options);
    }
    return payload;
  });
}
