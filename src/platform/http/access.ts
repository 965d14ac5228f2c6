import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';

/** Who may knock at a route at all; what they may see or do there is decided by the policy on the loaded record. */
export type RouteAccess =
  | 'public'
  | 'signed-in'
  /** The directory of an office, by the bearer token of its client; no person and no system of a department. */
  | 'directory-client'
  | {
      readonly anyRole: readonly string[];
      /** What a department system's token must carry. */ readonly verb?: string;
      /** About every body of the installation at once: of system administrators, for the one above all others alone. */
      readonly ofInstallation?: true;
    };

export const ACCESS_METADATA = 'zhenggai:access';

/** How OpenAPI shows it; `openapi-problems.ts` takes from it by which codes a stranger is refused. */
export const ACCESS_EXTENSION = 'x-access';

/** Every route carries one; the route walk in `test/integration` fails on a route without. */
export const Access = (access: RouteAccess) =>
  applyDecorators(SetMetadata(ACCESS_METADATA, access), ApiExtension(ACCESS_EXTENSION, access));
