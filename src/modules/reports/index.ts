export { ConfirmReport } from './confirm-report.service.js';
export { IntakeQueries } from './intake.queries.js';
export { takeItemsForTasks, type TaskableItem } from './items-for-tasks.js';
export { CheckClosure, CheckClosurePayload } from './jobs/check-closure.job.js';
export { ReceiveFiles, type HandedIn, type IntakeHints } from './receive-files.service.js';
export { ReportQueries } from './reports.queries.js';
export { ReportsModule } from './reports.module.js';
export { ReviewItems } from './review-items.service.js';
export type { IntakeView } from './reports.dto.js';
