import type { DatabaseContext } from '../../../platform/database/context.js';
import type { DirectoryClient } from '../../identity/index.js';

/** The directory's own tables lie under row-level security; what its statements read besides is accounts and units alone. */
export function contextOfDirectory({ orgPath }: DirectoryClient): DatabaseContext {
  return { scopePath: orgPath, organisationId: null, accountId: null };
}
