export {
  actsFor,
  ADMINISTRATOR_ROLES,
  BUSINESS_ROLES,
  contextOf,
  CurrentActor,
  DETAIL_ROLE,
  hasRole,
  isAdministrator,
  OVERSEEING_ROLES,
  oversees,
  reads,
  ROLES,
  toActor,
  UNIT_ROLES,
  type Actor,
  type ActorRow,
  type Role,
} from './actor.js';
export { Actors } from './actors.service.js';
export { CurrentDirectory, type DirectoryClient } from './directory-client.js';
export { IdentityModule } from './identity.module.js';
export { hashPassword, hashSecret, newFirstPassword, newSecret } from './secrets.js';
export { OpenSession } from './sessions/open-session.service.js';
export { giveSession, sessionOf } from './sessions/session-cookie.js';
export { SignInRecord } from './sign-in/sign-in-record.js';
