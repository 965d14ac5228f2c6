export { ConfirmReport } from './review/confirm-report.service.js';
export { IntakeQueries } from './intake/intake.queries.js';
export { takeItemsForTasks, type TaskableItem } from './review/items-for-tasks.js';
export { CheckClosure, CheckClosurePayload } from './review/jobs/check-closure.job.js';
export { ReceiveFiles, type HandedIn, type IntakeHints } from './intake/receive-files.service.js';
export { ReportQueries } from './reports.queries.js';
export { ReportsModule } from './reports.module.js';
export { ReviewItems } from './review/review-items.service.js';
export type { IntakeView } from './intake/intake.dto.js';
