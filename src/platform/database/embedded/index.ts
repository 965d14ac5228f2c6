export { findRunningPostgres } from './find-running.js';
export { startEmbeddedPostgres, type EmbeddedPostgresOptions } from './start-embedded-postgres.js';
export { StartupProblem } from './startup-problem.js';
export type { EmbeddedPostgres } from './supervised-server.js';
