export { ActOnTask, type TaskAct } from './act-on-task.service.js';
export { AddEvidence } from './add-evidence.service.js';
export { AssignTask } from './assign-task.service.js';
export { CompleteMeasure } from './complete-measure.service.js';
export { CreateTasks, CURRENT_RULE_PACK } from './create-tasks.service.js';
export { DeliverPart } from './deliver-part.service.js';
export { IssueTasks } from './issue-tasks.service.js';
export { TellAboutTask, TellAboutTaskPayload } from './jobs/tell-about-task.job.js';
export { TasksModule } from './tasks.module.js';
