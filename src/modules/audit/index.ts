export { AuditModule } from './audit.module.js';
export { ChainHeadQueries, type ChainHead, type NotedHead } from './chain/chain-heads.queries.js';
export {
  ChainVerification,
  type BrokenLink,
  type ChainFault,
  type UnrecordedChange,
  type Verification,
} from './chain/chain-verification.service.js';
export { VerifyAll, type AuditFault } from './verification/verify-all.service.js';
export { NoteHeads } from './chain/note-heads.service.js';
export { EventLog, type ActedOn, type RecordedActor } from './event-log.service.js';
export { tasksAsOf } from './history/tasks-as-of.js';
export { NoteChainHeads } from './jobs/note-chain-heads.job.js';
