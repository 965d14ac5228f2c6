export { ApplyRetentionRules } from './apply-retention.job.js';
export { ApplyRetention, type RetentionOutcome } from './apply-retention.service.js';
export { RETENTION_RULES } from './retention-rules.js';
export { RetentionModule } from './retention.module.js';
