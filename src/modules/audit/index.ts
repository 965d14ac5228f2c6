export { AuditModule } from './audit.module.js';
export { ChainVerification, type BrokenLink } from './chain-verification.service.js';
export { EventLog, type ActedOn } from './event-log.service.js';
