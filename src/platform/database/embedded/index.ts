export { findBinaries, locateBinaries, majorOf, platformPackage, type Binaries } from './binaries.js';
export { findRunningPostgres } from './find-running.js';
export {
  majorOfCluster,
  PACKAGE_FILE,
  startEmbeddedPostgres,
  UPGRADE_FOLDER,
  type EmbeddedPostgresOptions,
} from './start-embedded-postgres.js';
export { StartupProblem } from './startup-problem.js';
export { stopLeftBehind } from './stop-left-behind.js';
export type { EmbeddedPostgres } from './supervised-server.js';
