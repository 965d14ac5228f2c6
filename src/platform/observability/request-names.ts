import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';

type KnownRequest = FastifyRequest & { readonly actor?: { readonly accountId: string } };

/** Who asked and of which task, for the lines of a request; what is not known is left out. */
export function namesOf(request: FastifyRequest): { actorId?: string; taskId?: string } {
  const { actor, params, routeOptions } = request as KnownRequest;
  const { taskId, id } = (params ?? {}) as { taskId?: string; id?: string };
  const task = taskId ?? (routeOptions.url?.startsWith('/api/tasks/:id') === true ? id : undefined);
  return { ...(actor && { actorId: actor.accountId }), ...(task !== undefined && { taskId: task }) };
}

/** The line that a request leaves names the person and the task: both are known only when the answer is. */
export function nameRequestsInLog(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', (request, reply, payload, done) => {
      const names = namesOf(request);
      if (Object.keys(names).length > 0)
        (reply.log as { setBindings?: (names: object) => void }).setBindings?.(names);
      done(null, payload);
    });
}
