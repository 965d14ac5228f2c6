export { ActOnTask, type TaskAct } from './acts/act-on-task.service.js';
export { AmendTask, type TaskAmendment } from './register/amend-task.service.js';
export { AssignTask } from './register/assign-task.service.js';
export {
  CarryOverTask,
  type CarriedOver,
  type CarryOver,
  type CarryOverOutlook,
} from './register/carry-over-task.service.js';
export { CompleteMeasure } from './parts/complete-measure.service.js';
export { CreateTasks, toDueRule } from './register/create-tasks.service.js';
export { ActOnPart, type PartAct } from './parts/act-on-part.service.js';
export { DraftFromLedger, type LedgerMatter } from './register/draft-from-ledger.service.js';
export { IssueTasks } from './register/issue-tasks.service.js';
export { TellAboutTask, TellAboutTaskPayload } from './jobs/tell-about-task.job.js';
export { actedOnTask } from './record/task-event.js';
export { PROVES, REOPENED_ON, REOPENING } from './record/reopening.js';
export { ReadTask } from './list/read-task.service.js';
export { TaskRepository, type LoadedTask } from './record/tasks.repository.js';
export { DueRuleDto, TaskFilters } from './list/tasks.dto.js';
export { TasksModule } from './tasks.module.js';
export {
  listStatement,
  readTaskStatement,
  sortedListStatement,
  taskConditions,
} from './list/tasks.queries.js';
export { TASK_ORDERS, type TaskOrder } from './list/task-orders.js';
export { BulkRuns } from './bulk/bulk-runs.service.js';
