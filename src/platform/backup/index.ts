export { readManifest, type BackupManifest } from './manifest.js';
export { restoreBackup, type RestoreSummary } from './restore-backup.js';
export { takeBackup, type BackupSummary } from './take-backup.js';
export { upgradeEmbedded, type UpgradePlan } from './upgrade-embedded.js';
