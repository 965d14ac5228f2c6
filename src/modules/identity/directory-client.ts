import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';

/** A directory of an office that keeps people here in step, known by its bearer token; it is nobody's account. */
export interface DirectoryClient {
  readonly id: string;
  /** As the security administrator called it; it stands in the record as who acted. */
  readonly name: string;
  /** Body whose directory it is: the people of it and of those under it are within reach. */
  readonly organisationId: string;
  readonly orgPath: string;
  readonly address: string | null;
}

export type RequestWithDirectory = FastifyRequest & { directory?: DirectoryClient };

export const CurrentDirectory = createParamDecorator(
  (_: unknown, context: ExecutionContext): DirectoryClient => {
    const { directory } = context.switchToHttp().getRequest<RequestWithDirectory>();
    if (directory === undefined) throw new Error('a route that is no directory’s asked for the directory');
    return directory;
  },
);
