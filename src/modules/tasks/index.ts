export { ActOnTask, type TaskAct } from './act-on-task.service.js';
export { AddEvidence } from './add-evidence.service.js';
export { AssignTask } from './assign-task.service.js';
export {
  CarryOverTask,
  type CarriedOver,
  type CarryOver,
  type CarryOverOutlook,
} from './carry-over-task.service.js';
export { CompleteMeasure } from './complete-measure.service.js';
export { CreateTasks, toDueRule } from './create-tasks.service.js';
export { DeliverPart } from './deliver-part.service.js';
export { IssueTasks } from './issue-tasks.service.js';
export { TellAboutTask, TellAboutTaskPayload } from './jobs/tell-about-task.job.js';
export { DueRuleDto } from './tasks.dto.js';
export { TasksModule } from './tasks.module.js';
export { listStatement } from './tasks.queries.js';
